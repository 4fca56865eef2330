// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/receipt.h"

namespace octroi::report {

/// A receipt as a JSON file: {"format":"octroi-receipt","version":1,"content":…,"statements":[…]}. Indented;
/// what is signed is the content in its compact form with sorted names (RFC 8785), so that laying it out anew
/// breaks nothing.
QByteArray writeReceipt(const domain::Receipt &receipt);
/// Errors: Invalid, reason receipt_syntax (no such file); NewerVersion; Protocol with the member in `field`.
Result<domain::Receipt> readReceipt(const QByteArray &bytes);

} // namespace octroi::report
