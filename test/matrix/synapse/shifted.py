"""Synapse whose clock is wrong: shifted.py SECONDS ARGUMENTS."""

import runpy
import sys
import time

shift = float(sys.argv.pop(1))
right = time.time
time.time = lambda: right() + shift
runpy.run_module("synapse.app.homeserver", run_name="__main__")
