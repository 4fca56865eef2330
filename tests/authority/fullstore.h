// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "daemon.h"

namespace octroi::test {

/// Everything that holds while nothing can be written: fills what is left, then asks. `key` may GET /a/1.
void verifyFullBehaviour(ControlClient &client, const Prepared &prepared, const QByteArray &key);

} // namespace octroi::test
