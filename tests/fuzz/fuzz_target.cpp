// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/uri.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    static authority::NormalPath path;
    if (!path.assign(fuzz::textOf(data, size)))
        return 0;
    fuzz::require(path.count() <= authority::NormalPath::kMaxSegments, "the number of segments is bounded");
    for (int i = 0; i < path.count(); ++i) {
        const std::string_view segment = path.segment(i);
        fuzz::require(!segment.empty() && segment != "." && segment != "..", "no segment leads elsewhere");
        for (const char c : segment)
            fuzz::require(c != '/' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "no character divides it again");
    }
    return 0;
}
