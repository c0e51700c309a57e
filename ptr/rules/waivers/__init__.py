"""W: waivers.

豁免。
"""
