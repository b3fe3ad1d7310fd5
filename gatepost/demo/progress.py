"""What the person who waits sees: a line per step, with counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Steps(Protocol):
    """Told of each step when it begins, and of what was done."""

    def begin(self, words: str, total: int | None = None) -> None: ...

    def advance(self, count: int) -> None: ...


class SilentSteps:
    """For tests and for programs that show something of their own."""

    def begin(self, words: str, total: int | None = None) -> None:
        pass

    def advance(self, count: int) -> None:
        pass


class ShownSteps:
    """Bars in the terminal. A step whose total is not known is full once the next one begins."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = None if not progress.task_ids else progress.task_ids[-1]

    def begin(self, words: str, total: int | None = None) -> None:
        self.finish()
        self._task = self._progress.add_task(words, total=total)

    def advance(self, count: int) -> None:
        if self._task is not None:
            self._progress.update(self._task, advance=count)

    def finish(self) -> None:
        if self._task is not None:
            done = self._progress.tasks[self._task].completed
            self._progress.update(self._task, total=done, completed=done)
            self._progress.stop_task(self._task)


@contextmanager
def shown_steps(console: Console | None = None) -> Iterator[ShownSteps]:
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        steps = ShownSteps(progress)
        yield steps
        steps.finish()
