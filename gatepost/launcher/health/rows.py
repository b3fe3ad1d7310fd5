"""What stands in the database: its account rights, its clock, its months, its backups, its jobs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from gatepost.launcher.health.findings import Finding, fine, hint, wrong

_LARGEST_DIFFERENCE = timedelta(seconds=5)
_LATEST = timedelta(minutes=5)
OLDEST_BEAT = timedelta(seconds=60)


def version(number: int, *, oldest: int) -> Finding:
    """As `server_version_num` says it."""
    major = number // 10000
    if number >= oldest:
        return fine(f"数据库是 PostgreSQL {major}。", f"The database is PostgreSQL {major}.")
    return wrong(
        f"PostgreSQL {major} 太旧，需要 {oldest // 10000} 或更新版本。",
        f"PostgreSQL {major} is too old; install {oldest // 10000} or newer.",
    )


def roles(*, owner_passes: bool, owner_is_member: bool, app_is_bound: bool) -> Finding:
    faults = [
        (not owner_passes, "ALTER ROLE gatepost_owner BYPASSRLS"),
        (not owner_is_member, "GRANT gatepost_app TO gatepost_owner"),
        (not app_is_bound, "ALTER ROLE gatepost_app NOSUPERUSER NOBYPASSRLS"),
    ]
    missing = "; ".join(statement for is_wrong, statement in faults if is_wrong)
    if not missing:
        return fine("两个数据库账号的权限正确。", "The two accounts of the database have the rights that they need.")
    return wrong(
        f"数据库账号的权限不对。请管理员执行：{missing}",
        f"The accounts of the database have the wrong rights. As the server's administrator, enter: {missing}",
    )


def migrations(pending: int) -> Finding:
    if not pending:
        return fine("数据表是这个版本的。", "The tables are those of this version.")
    return wrong(
        f"数据表还差 {pending} 步升级。请运行 gatepost migrate。",
        f"The tables are {pending} steps behind this version. Run gatepost migrate.",
    )


def clocks(
    *, machine: datetime, database: datetime, offset: timedelta, is_demo: bool, last_at: datetime | None
) -> Iterator[Finding]:
    apart = abs(machine - database)
    if apart > _LARGEST_DIFFERENCE:
        yield wrong(
            f"本机和数据库的时间差 {apart.total_seconds():.0f} 秒。请给两台机器都打开自动对时。",
            f"This machine and the database are {apart.total_seconds():.0f} seconds apart. Let both set their clocks by the network.",
        )
    if last_at and last_at - (machine + offset) > _LATEST:
        yield wrong(
            f"本机时间 {machine:%Y-%m-%d %H:%M} 比最后一条记录还早。请校准本机时间。",
            f"This machine's time, {machine:%Y-%m-%d %H:%M}, is before what was recorded last. Set its clock.",
        )
    elif offset and not is_demo:
        yield wrong(
            f"业务时间和本机时间差 {offset.days} 天 {offset.seconds // 60} 分钟，正式站不应该有差。请联系维护人员。",
            f"The domain's time is {offset.days} days and {offset.seconds // 60} minutes off the machine's, which only a demo may be.",
        )
    elif apart <= _LARGEST_DIFFERENCE:
        yield fine(f"时间一致：{machine:%Y-%m-%d %H:%M}（UTC）。", f"The clocks agree: {machine:%Y-%m-%d %H:%M} UTC.")


def months(missing: list[str], left: dict[str, int]) -> Iterator[Finding]:
    if missing:
        names = ", ".join(missing)
        yield wrong(
            f"以后几个月的分区还没建：{names}。请运行 gatepost manage make_months。",
            f"Months ahead were not made: {names}. Run gatepost manage make_months.",
        )
    for table, count in left.items():
        yield hint(
            f"{table} 有 {count} 行的时间不属于任何月份。请检查设备的时间。",
            f"{table} has {count} rows whose time belongs to no month. Look at the clocks of the devices.",
        )
    if not missing and not left:
        yield fine("以后几个月的分区已经建好。", "The months ahead are made.")


def backup(last: datetime | None, *, now: datetime, overdue_after: timedelta) -> Finding:
    if last is None:
        return wrong("还没有成功的备份。请运行 gatepost backup。", "There is no good backup yet. Run gatepost backup.")
    hours = int((now - last).total_seconds() // 3600)
    if now - last > overdue_after:
        return wrong(
            f"最近一次成功的备份是 {hours} 小时以前。请看“备份”页面上的原因，或运行 gatepost backup。",
            f"The last good backup is {hours} hours old. See the reason on the page of backups, or run gatepost backup.",
        )
    return fine(f"最近一次成功的备份是 {hours} 小时以前。", f"The last good backup is {hours} hours old.")


def backup_disk(*, is_shared: bool) -> Finding:
    if is_shared:
        return hint(
            "备份和数据在同一块磁盘上。请用 GATEPOST_BACKUP_DIR 指定另一块。",
            "Backups lie on the disk of the data. Name another one by GATEPOST_BACKUP_DIR.",
        )
    return fine("备份在另一块磁盘上。", "Backups lie on another disk.")


def worker(beat: datetime | None, *, now: datetime, is_serving: bool) -> Finding:
    if not is_serving:
        return hint("程序没有在运行，定时任务也没有。", "The program does not run now, and so no jobs do.")
    if beat is None or now - beat > OLDEST_BEAT:
        return wrong(
            "程序在运行，但做定时任务的进程没有动静，备份不会做。请重新启动；自备数据库的话，看看 DATABASE_OWNER_URL。",
            "The program runs, and the process that does its jobs does not: no backups are made. Start anew; on a server of your own look at DATABASE_OWNER_URL.",
        )
    return fine("定时任务在运行。", "The process that does the jobs is alive.")


def failed_jobs(failed: dict[str, int]) -> Finding:
    if not failed:
        return fine("最近七天没有失败的任务。", "No job has failed in the last seven days.")
    told = ", ".join(f"{name} × {count}" for name, count in failed.items())
    return wrong(
        f"最近七天有失败的任务：{told}。原因在日志里。",
        f"Jobs have failed in the last seven days: {told}. The log says why.",
    )
