// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/credentialplace.h"
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
/// Where the check finds what not every proxy and caller puts in one place.
struct CheckPlaces
{
    std::string certificate = "X-Client-Cert"; ///< header of a trusted proxy with the caller's certificate (crypto/jose/certificate.h)
    std::vector<CredentialPlace> keys{};       ///< besides Authorization and X-API-Key; the first that holds one counts
};

/// GET|POST /v1/check and any method on /v1/check/…, on the I/O threads: no lock, no disk, no JSON, nothing allocated that grows with the
/// number of keys.
class CheckRoute
{
public:
    using Places = CheckPlaces;
    CheckRoute(Verifier &verifier, Meter &meter, RefusalLog &log, unsigned threads, ProxyTrust trust = {}, Places places = {});

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
    const Places m_places;
    std::atomic<bool> m_closed{false};
    std::vector<std::unique_ptr<Thread>> m_threads;
};

} // namespace octroi::authority
