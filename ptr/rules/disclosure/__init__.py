"""D: disclosure (clauses 三.4-6).

公开（方案三.4至三.6）。
"""
