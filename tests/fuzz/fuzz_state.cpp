// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"
#include "report/statefile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    if (size > 65'536)
        return 0;
    const auto state = report::readState(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!state) {
        fuzz::require(!state.error().reason.isEmpty(), "an error has a reason");
        fuzz::require(!state.error().detail.isEmpty(), "an error has a sentence");
        return 0;
    }
    const auto again = report::readState(report::writeState(*state));
    fuzz::require(again.ok() && *again == *state, "what is written is read as it was");
    return 0;
}
