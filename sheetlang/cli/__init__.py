"""The command line: a thin shell over the passes.

A start makes many objects and hardly any garbage, so it is looked for seldom: that is a tenth of a start.
"""

import gc

gc.set_threshold(100_000, 20, 20)
