// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/proxycall.h"
#include "authority/http/refusallog.h"
#include "authority/http/server.h"
#include "authority/meter/meter.h"
#include "authority/verifier/verifier.h"

#include <atomic>
#include <memory>
#include <vector>

namespace octroi::authority {

/// Of the answer to a refused call; 200 for None.
int checkStatus(domain::Refusal refusal);

/// GET|POST /v1/check and any method on /v1/check/…, on the I/O threads: no lock, no disk, no JSON, nothing allocated that grows with the
/// number of keys.
class CheckRoute
{
public:
    /// `certificateHeader` is where a trusted proxy hands on the caller's certificate (crypto/jose/certificate.h).
    CheckRoute(Verifier &verifier, Meter &meter, RefusalLog &log, unsigned threads, ProxyTrust trust = {},
               std::string certificateHeader = "X-Client-Cert");

    /// True for the path of the check and all below it, whatever the query.
    static bool isCheck(std::string_view target);
    void answer(const Request &request, const HttpHandler::Inline &context);

    /// Closed, every check is answered 503: what is in memory is too old to decide on calls. By any thread.
    void setClosed(bool closed) { m_closed.store(closed, std::memory_order_relaxed); }

private:
    void answer(const Request &request, const CheckRequest &call, const CheckResult &result,
                const HttpHandler::Inline &context);
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
    const ProxyTrust m_trust;
    const std::string m_certificateHeader;
    std::atomic<bool> m_closed{false};
    std::vector<std::unique_ptr<Thread>> m_threads;
};

} // namespace octroi::authority
