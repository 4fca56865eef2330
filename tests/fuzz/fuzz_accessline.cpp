// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/accessline.h"
#include "fuzz.h"

#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    // A block of exactly that size: the parser works in place, and a byte beyond would be found.
    std::vector<char> text(data, data + size);
    authority::AccessLine line;
    if (!authority::parseAccessLine(text.data(), text.size(), line))
        return 0;
    fuzz::require(line.bytesIn >= 0 && line.bytesOut >= 0, "bytes are counted upwards");
    fuzz::require(line.status >= 0 && line.status < 1000, "the status is one");
    fuzz::require(line.milliseconds <= 1e10, "a duration is one");
    return 0;
}
