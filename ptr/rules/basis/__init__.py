"""L: legal basis.

行使依据。
"""
