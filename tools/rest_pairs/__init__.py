# SPDX-License-Identifier: MIT
"""Recorded pairs: the same call by DDP and by REST, held against the schema.

`recorded` reads what was recorded, `operations` finds the generated method and asks
it of the recorded REST side, `verdict` says whether both answers are one, `report`
tells. Differences that have a reason are listed in ``exceptions.json``.
"""
