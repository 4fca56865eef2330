// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <memory>
#include <string>
#include <string_view>

namespace octroi::authority {

/// Whether an Accept-Encoding field takes the content coding gzip (RFC 9110 section 12.5.3).
bool acceptsGzip(std::string_view field);

/// One gzip file (RFC 1952) that is handed on while it is made. Quick rather than small: the control thread does it.
class Gzip
{
public:
    Gzip();
    ~Gzip();
    /// What can go out now; with `last` that is the end.
    std::string add(QByteArrayView bytes, bool last);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace octroi::authority
