"""What `ptr validate` remembers between runs, and the one place that decides whether it still holds.

Remembered are the whole report (`verdict`), what was found in each unit and document (`units`), and what the past told
(`past`). A result holds while three things are the same: the content of all it was made from, the answers to all that
was asked of the rest of the registry, and the outcome of every comparison with today. The first two are compared; of
the third each result knows the first day on which one would turn out otherwise (`ptr.model.time.today`).
"""
