"""A: adjustment, filing and supervision (clauses 三.1, 四).

调整、备案与督导（方案三.1、四）。
"""
