"""X: references and keys.

引用与编号。
"""
