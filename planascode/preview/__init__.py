"""The preview: the site of a plan in memory, made again at each save, with the problems over it and forms to fill in.

``state`` (a read plan in, pages out), ``forms`` (answers in, a changed file out) and ``views`` (their HTML) are pure;
``server`` and ``watch`` are the edge.
"""
