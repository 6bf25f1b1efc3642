"""Make .venv and install the locked requirements into it: ``python3 scripts/environment.py [dev]``.

Run by whatever ``python3`` is found, so it is written for old ones too. Does nothing when .venv is as it should be,
and prints nothing unless it takes long or fails.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.11", "python3.12", "python3.13", "python3.14")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")


def main() -> None:
    if sys.version_info < OLDEST:
        _run_again_with_a_newer_python()
    names = ["requirements.txt"] + (["requirements-dev.txt"] if "dev" in sys.argv[1:] else [])
    fcntl.flock(os.open(ROOT, os.O_RDONLY), fcntl.LOCK_EX)  # two at once wait for each other
    if not _works():
        _make()
    for name in names:
        _install(name)


def _run_again_with_a_newer_python() -> None:
    for name in NEWER:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(path, [path] + sys.argv)
    _stop("This needs Python 3.11 or newer; python3 is %d.%d. Install a newer one." % sys.version_info[:2])


def _works() -> bool:
    """Whether .venv can run: its Python may have been removed or the folder copied from elsewhere."""
    try:
        found = subprocess.check_output(
            [PYTHON, "-c", "import pip, sys; print(sys.prefix)"], stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return os.path.realpath(found.decode().strip()) == os.path.realpath(VENV)


def _make() -> None:
    print("Making .venv with Python %d.%d ..." % sys.version_info[:2], flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        _stop(
            "Python's venv module does not work here. On Debian or Ubuntu: apt install python%d.%d-venv.\n"
            % sys.version_info[:2]
            + _last_lines(done.stdout)
        )


def _install(name: str) -> None:
    """Install one lock, unless exactly this one was installed before."""
    path = os.path.join(ROOT, name)
    stamp = os.path.join(VENV, name + ".sha256")
    with open(path, "rb") as file:
        wanted = hashlib.sha256(file.read()).hexdigest()
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == wanted:
                return
    print("Installing %s ..." % name, flush=True)
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-compile", "--require-hashes", "--requirement", path]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        _stop("%s could not be installed; pip's last lines:\n%s" % (name, _last_lines(done.stdout)))
    with open(stamp, "w") as file:
        file.write(wanted)


def _last_lines(output: bytes) -> str:
    return "\n".join("  " + line for line in output.decode(errors="replace").strip().splitlines()[-12:])


def _stop(message: str) -> None:
    sys.exit(message)


if __name__ == "__main__":
    main()
