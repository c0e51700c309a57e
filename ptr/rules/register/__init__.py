"""R: register of exercised powers (clause 三.4).

动态运行登记（方案三.4）。
"""
