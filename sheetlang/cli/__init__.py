"""The command line: a thin shell over the passes.

A start and a run make many objects and hardly any garbage that only a search finds, so it is looked for seldom:
that is a tenth of a start, and in a run one search takes as long as all rules.
"""

import gc

gc.set_threshold(100_000, 20, 20)
