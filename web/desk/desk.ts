// Loaded by every page of the desk.
import "./styles/index.css";
import htmx from "htmx.org";
import { foldNavigation } from "./scripts/fold";
import { watchForms } from "./scripts/forms";
import { watchReveals } from "./scripts/reveal";
import { watchScanner } from "./scripts/scanner";
import { watchSearch } from "./scripts/search";
import { keepTime } from "./scripts/tick";
import { watchTrouble } from "./scripts/trouble";

// The page's rules forbid eval; htmx must not try. (The same words stand in the page's meta tag.)
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;

foldNavigation(document);
watchForms(document);
watchReveals(document);
watchScanner(document);
watchSearch(document);
keepTime(document);
watchTrouble(document);
