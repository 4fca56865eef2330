// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/accessline.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    const auto line = authority::parseDatagram(fuzz::textOf(data, size));
    if (!line)
        return 0;
    fuzz::require(line->bytesIn >= 0 && line->bytesOut >= 0, "bytes are counted upwards");
    fuzz::require(line->status >= 0 && line->status < 1000, "the status is one");
    return 0;
}
