// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <vector>

namespace octroi::leak {

/// Where "_live_" or "_test_" is encoded in Base64 (RFC 4648 sections 4 and 5), at whichever of the three places
/// of a group it begins, and with a line's end in it. Reads a word in four bytes: nearly as fast as not looking.
class EncodedKeys
{
public:
    struct Place
    {
        qsizetype at = 0; ///< of the first character that holds nothing but it
        int into = 0;     ///< characters of its group before that: 0, 2 or 3
        int bytes = 0;    ///< bytes of its group before the "_"
    };
    /// Those that begin in [from, to), in their order.
    static std::vector<Place> find(QByteArrayView window, qsizetype from, qsizetype to);

    struct Decoded
    {
        std::vector<char> before, behind;  ///< of the "_", which begins `behind`
        std::vector<qsizetype> places;     ///< in the window, of the character in which each byte of `before` begins
    };
    /// Up to so many bytes before it, and exactly so many from it on; `behind` is shorter where there are fewer.
    static Decoded decode(QByteArrayView window, const Place &place, qsizetype before, qsizetype behind);
};

} // namespace octroi::leak
