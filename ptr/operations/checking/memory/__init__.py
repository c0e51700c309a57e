"""What `ptr validate` remembers between runs, and the one place that decides whether it still holds.

It remembers the whole report (`verdict`), the findings of each unit and document (`units`), and the past (`past`). A
result holds while three things stay the same: the content of everything it was made from, the answers to everything
asked of the rest of the registry, and the outcome of every comparison with today. The first two are compared; for the
third, each result records the first day on which one would come out differently (`ptr.model.time.today`).
"""
