# SPDX-License-Identifier: MIT
"""Everything that is done to this project, one session each: `nox -l`."""

import shutil
from pathlib import Path

import nox
from nox.command import CommandFailed

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|venv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "typing", "generate", "tests"]

PROJECT = nox.project.load_toml("pyproject.toml")
FLOORS = {
    "runtime/quickmeet_runtime/*": 97,
    "runtime/quickmeet_runtime/protocol/*": 100,
    "runtime/quickmeet_runtime/lifecycle/table.py": 100,
    "runtime/quickmeet_runtime/streams/delivery/table.py": 100,
    "runtime/quickmeet_runtime/streams/recovery/table.py": 100,
}
"""Per cent of lines and branches that the tests have to reach."""
COVERED = [f"tests/{one}" for one in ("runtime", "codegen", "end_to_end", "generated")]
"""What reaches them: blocking clients and whole sessions are tested end to end."""
PYTHONS = nox.project.python_versions(PROJECT)


def install(session: nox.Session, *groups: str) -> None:
    """Install the project, editable, with all extras and the groups named."""
    session.install("-e", ".[all]", *nox.project.dependency_groups(PROJECT, *groups))


def run_tests(
    session: nox.Session, *paths: str, runner: tuple[str, ...] = ("pytest",)
) -> None:
    """Run tests on every core; a failure only counts if the test fails alone, too.

    CPython's ``regrtest -w`` does the same: of fifteen thousand tests, one fails when
    the machine stalls for a second. Such tests are named at the end: fix them.
    """
    arguments = (*paths, *session.posargs)
    try:
        session.run(*runner, "-n", "auto", "--dist", "worksteal", *arguments)
    except CommandFailed:
        again = ("--last-failed", "--last-failed-no-failures", "none", "--maxfail", "3")
        session.run(*runner, *again, *arguments)
        session.warn("The tests that ran again failed beside others only: fix them.")


@nox.session
def demo(session: nox.Session) -> None:
    """Show the whole thing at work: an embedded server, two clients, every event."""
    session.install("-e", ".[all]")
    session.run("quickmeet", "demo", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on the running interpreter, on every core."""
    install(session, "tests")
    run_tests(session)


@nox.session(python=PYTHONS)
def tests_all(session: nox.Session) -> None:
    """Run the tests on each Python that we support."""
    install(session, "tests")
    run_tests(session)


@nox.session
def lacking(session: nox.Session) -> None:
    """Run tests without what Windows and macOS lack: signals, modes, UTF-8."""
    install(session, "tests")
    session.run(
        *("python", "-X", "warn_default_encoding", "-m", "pytest"),
        *("-p", "tests.support.lacking", "-W", "ignore::EncodingWarning:regex._main"),
        *("-n", "auto", "--dist", "worksteal"),
        *(session.posargs or ("tests/runtime", "tests/cli", "tests/end_to_end")),
    )


@nox.session(venv_backend="uv", python=PYTHONS[0])
@nox.parametrize("resolution", ["lowest-direct", "highest"])
def dependencies(session: nox.Session, resolution: str) -> None:
    """Run the tests on the oldest and the newest dependencies that we allow."""
    groups = nox.project.dependency_groups(PROJECT, "tests")
    session.install("--resolution", resolution, "-e", ".[all]", *groups)
    run_tests(session)


@nox.session
def end_to_end(session: nox.Session) -> None:
    """Run only the tests that talk over real sockets to the embedded server."""
    install(session, "tests")
    session.run("pytest", "tests/end_to_end", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure branch coverage of runtime and generator; fail below the floors.

    On Python 3.11 some of what is reached does not count: where an exception is thrown
    into a coroutine, the interpreter tells tracers of its return and not of its call,
    and coverage loses the frame that awaited it.
    """
    install(session, "tests")
    session.run("coverage", "erase")
    # not pytest --cov: our pytest plugin is imported before it could measure
    measured = ("coverage", "run", "-m", "pytest")
    # a thread would end a worker whose test hangs, and its figures with it
    limits = ("--timeout", "120", "--timeout-method", "signal")
    paths = () if session.posargs else COVERED
    run_tests(session, *limits, *paths, runner=measured)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report", "--skip-covered", "--sort=cover")
    if not session.posargs:  # of a part of the tests, floors say nothing
        for files, floor in FLOORS.items():
            only = (f"--include={files}", f"--fail-under={floor}")
            session.run("coverage", "report", "--show-missing", "--skip-covered", *only)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting, layers, spelling and the schema itself."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")
    session.run("codespell")
    session.run("quickmeet", "lint")
    if Path(".github").is_dir():
        session.run("zizmor", "--offline", "--no-progress", "--quiet", ".github")


@nox.session
def typing(session: nox.Session) -> None:
    """Check types strictly, twice, generated code too; and what editors complete."""
    install(session, "typing", "tests")
    session.run("mypy")
    session.run("basedpyright")
    run_tests(session, "tests/typing")


@nox.session
def generate(session: nox.Session) -> None:
    """Make the client from the schema; `-- --check` only compares."""
    session.install("-e", ".[all]")
    session.run("quickmeet", "generate", *session.posargs)


@nox.session
def golden(session: nox.Session) -> None:
    """Compare the generator's output with the golden cases; `-- --update` renews."""
    install(session, "tests", "typing")
    session.run("pytest", "tests/codegen/test_golden.py", *session.posargs)


@nox.session
def conformance(session: nox.Session) -> None:
    """Feed recorded conversations to the embedded server; compare the answers."""
    session.install("-e", ".[all]")
    session.run("python", "-m", "tools.conformance", *session.posargs)


@nox.session(name="rest-pairs")
def rest_pairs(session: nox.Session) -> None:
    """Compare recorded answers of REST, mapped, with those of DDP."""
    session.install("-e", ".[all]")
    session.run("python", "-m", "tools.rest_pairs", *session.posargs)


@nox.session
def transfers(session: nox.Session) -> None:
    """Send and fetch 20 MB on every line of servers, and measure the memory."""
    session.install("-e", ".[all]")
    session.run("python", "tools/transfers/program.py", *session.posargs)


@nox.session
def chaos(session: nox.Session) -> None:
    """Hit conversations with faults: `-- --schedules N --seed S --json`."""
    install(session, "tests")
    session.run("python", "-m", "tools.chaos", *session.posargs)


@nox.session
def bots(session: nox.Session) -> None:
    """Kill bots forty times on each loop, at 6.5 and 9.0: `-- --kills N --case C`."""
    install(session, "tests")
    session.run("python", "-m", "tools.bots", *session.posargs)


@nox.session(name="relay-chaos")
def relay_chaos(session: nox.Session) -> None:
    """Kill relays, workers and a broker: `-- --kills 1000 --json`."""
    install(session, "tests")
    session.run("python", "-m", "tools.relay_chaos", *session.posargs)


@nox.session(name="relay-bench")
def relay_bench(session: nox.Session) -> None:
    """CPU of an event over the bus, beside the bare libraries: `-- --rooms 64`."""
    install(session, "tests")
    session.install("uvloop")
    session.run("python", "-m", "tools.relay_bench", *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """Reconnect for minutes and watch the memory: `-- --minutes 10`."""
    install(session, "tests")
    session.run("python", "-m", "tools.chaos.soak", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Feed odd frames to core and sessions: `-- --frames N --seed S --json`."""
    install(session, "tests")
    session.run("python", "-m", "tools.chaos.fuzz", *session.posargs)


@nox.session
def herd(session: nox.Session) -> None:
    """Restart the server of 500 sessions: `-- --sessions N --json`."""
    install(session, "tests")
    session.run("python", "-m", "tools.chaos.herd", *session.posargs)


@nox.session
def foreign(session: nox.Session) -> None:
    """Run other people's clients, from their registries, against the server."""
    install(session, "tests")
    folder = Path(session.create_tmp())
    shutil.copy("tools/foreign/package.json", folder)
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    with session.chdir(folder):
        session.run("npm", "install", *quiet, external=True)
    python = folder / "rocketchat-async"
    session.run("python", "-m", "venv", str(python))
    interpreter = str((python / "bin" / "python").absolute())
    session.run(
        *(interpreter, "-m", "pip", "install", "-q", "rocketchat-async==4.3.0"),
        external=True,
    )
    session.run(
        *("pytest", "tools/foreign", "-p", "no:cacheprovider"),
        *session.posargs,
        env={
            "NODE_PATH": str((folder / "node_modules").absolute()),
            "QUICKMEET_FOREIGN_PYTHON": interpreter,
        },
    )


@nox.session
def consumers(session: nox.Session) -> None:
    """Check `diff` on 320 random edits against mypy and recordings."""
    install(session, "tests", "typing")
    session.run(
        *("pytest", "-s", "tests/codegen/consumers", *session.posargs),
        env={"QUICKMEET_EDITS": "320"},
    )


@nox.session
def asyncapi(session: nox.Session) -> None:
    """Check the AsyncAPI exports with the official parser (needs Node.js)."""
    install(session, "tests")
    folder = Path(session.create_tmp()).absolute()
    shutil.copy("tools/asyncapi/package.json", folder)
    documents = []
    for schema in ("schema", "examples/todo/schema"):
        document = folder / f"{schema.replace('/', '-')}.json"
        session.run(
            *("quickmeet", "export", "asyncapi", "--schema", schema),
            *("--out", str(document)),
        )
        documents.append(str(document))
    checker = str(Path("tools/asyncapi/check.mjs").absolute())
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    with session.chdir(folder):
        session.run("npm", "install", *quiet, external=True)
        session.run("node", checker, *documents, external=True)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure ourselves beside the peers; `-- --quick` for a first look."""
    install(session, "tests")
    session.run("python", "-m", "tools.benchmarks", *session.posargs)


@nox.session(name="server-load")
def server_load(session: nox.Session) -> None:
    """Load the embedded server: `-- --connections N --seconds S --json`."""
    session.install("-e", ".[all]")
    session.run("python", "-m", "tools.benchmarks.server_load", *session.posargs)


@nox.session
def profile(session: nox.Session) -> None:
    """Show where the time of an event goes."""
    install(session, "tests")
    session.run("python", "-m", "tools.benchmarks.profiling", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """Build the wheel, install it in a fresh environment and import it."""
    session.install("build")
    out = session.create_tmp()
    session.run("python", "-m", "build", "--outdir", out)
    wheels = list(Path(out).glob("*.whl"))
    session.install(f"{wheels[0]}")
    session.chdir(out)
    session.run("python", "-c", "import quickmeet; print(quickmeet.SERVER_VERSIONS)")


@nox.session
def sdist(session: nox.Session) -> None:
    """Build the sdist, unpack and install it, and run its tests from there."""
    session.install("build")
    out = Path(session.create_tmp()).absolute()
    shutil.rmtree(out)
    session.run("python", "-m", "build", "--sdist", "--outdir", str(out))
    [archive] = out.glob("*.tar.gz")
    shutil.unpack_archive(archive, out)
    folder = out / archive.name.removesuffix(".tar.gz")
    session.chdir(folder)
    session.install(".[all]", *nox.project.dependency_groups(PROJECT, "tests"))
    run_tests(session)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation strictly and run the examples of its pages."""
    install(session, "tests", "docs")
    session.run("python", "-m", "docs.written.reference")
    session.run("python", "-m", "docs.written.picture")
    here = {"PYTHONPATH": "."}  # extensions of griffe import what is beside them
    session.run("zensical", "build", "--clean", "--strict", env=here)
    session.run("python", "-m", "docs.building.inventory")
    session.run("python", "-m", "docs.building.search")
    session.run("pytest", "docs", "examples/test_notebook.py", *session.posargs)


@nox.session
def site(session: nox.Session) -> None:
    """Build the documentation of each release side by side, as it is published."""
    session.install("nox", "msgspec")
    session.run(
        "python", "-m", "docs.building.versions", *(session.posargs or ("public",))
    )


@nox.session(python=PYTHONS, reuse_venv=False)
def newcomer(session: nox.Session) -> None:
    """Walk README and tutorial in a fresh environment: bare, extra by extra, whole."""
    session.install(".")
    session.run("quickmeet", "--version")
    session.run("quickmeet", "--help")
    session.run("quickmeet", "serve", success_codes=[2])
    session.run("python", "-c", "import quickmeet.sync, quickmeet.bot")
    session.install(".[devserver]")
    session.run("quickmeet", "demo")
    session.install(".[codegen]")
    session.run("quickmeet", "lint")
    session.install(".[all]", "pytest", "pytest-timeout")
    walks = session.posargs or (
        "docs/tests/pages/test_readme.py",
        "docs/tests/pages/test_tutorial.py",
    )
    session.run("pytest", "-p", "no:cacheprovider", *walks)


@nox.session
def mutants(session: nox.Session) -> None:
    """Break delivery, recovery and pausing; name what no test notices."""
    install(session, "tests")
    session.run("python", "-m", "tools.mutants", *session.posargs)
