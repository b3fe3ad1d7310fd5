// Loaded by pages with a code field that a camera may fill.
import { watchCameras } from "./scripts/camera";

watchCameras(document);
