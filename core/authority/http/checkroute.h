// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/refusallog.h"
#include "authority/http/server.h"
#include "authority/meter/meter.h"
#include "authority/verifier/verifier.h"

#include <memory>
#include <vector>

namespace octroi::authority {

/// GET|POST /v1/check, on the I/O threads: no lock, no disk, no JSON, nothing allocated that grows with the
/// number of keys.
class CheckRoute
{
public:
    /// `certificateHeader` is where a trusted proxy hands on the caller's certificate (crypto/jose/certificate.h).
    CheckRoute(Verifier &verifier, Meter &meter, RefusalLog &log, unsigned threads,
               std::string certificateHeader = "X-Client-Cert");

    /// True for the path of the check, whatever the query.
    static bool isCheck(std::string_view target);
    void answer(const Request &request, const HttpHandler::Inline &context);

private:
    struct Thread
    {
        explicit Thread(Epochs &epochs) : reader(epochs) {}
        Epochs::Reader reader;
        NormalPath scratch;
        TokenCache tokens;
    };
    Verifier &m_verifier;
    Meter &m_meter;
    RefusalLog &m_log;
    const std::string m_certificateHeader;
    std::vector<std::unique_ptr<Thread>> m_threads;
};

} // namespace octroi::authority
