-- SPDX-License-Identifier: GPL-3.0-or-later
-- Octroi for HAProxy 2.6 and later: asks octroid about each call (http-request lua.octroi_check ADDRESS:PORT).
-- Where octroid cannot be asked, or its answer cannot be read, nobody passes.

-- Nothing of the caller's request goes along but what the check needs to know.
local asked = { "authorization", "dpop", "x-api-key", "referer", "origin" }
-- Fields of the answer that the caller gets with a refusal.
local told = { "content-type", "www-authenticate", "retry-after", "ratelimit", "ratelimit-policy" }
-- Fields of the answer that the configuration uses, as txn.octroi_credential and so on.
local kept = { "credential", "application", "partner", "plan", "scopes", "refusal", "sequence", "limit-rate" }

-- All values of a field; HAProxy counts them from 0.
local function values(fields, name)
    local out = {}
    for _, value in pairs(fields and fields[name] or {}) do
        out[#out + 1] = value
    end
    return out
end

local function ask(txn, octroid)
    local fields = {
        ["x-original-method"] = { txn.f:method() },
        ["x-original-uri"] = { txn.f:pathq() },
        ["x-real-ip"] = { tostring(txn.f:src()) },
    }
    local caller = txn.http:req_get_headers()
    -- For tokens that are bound to a key: what the call's DPoP proof has to name.
    local tls = tostring(txn.f:ssl_fc())
    fields["x-forwarded-proto"] = { (tls == "1" or tls == "true") and "https" or "http" }
    fields["x-forwarded-host"] = values(caller, "host")
    for _, name in ipairs(asked) do
        local list = values(caller, name)
        if #list > 0 then
            fields[name] = list
        end
    end
    local url = "http://" .. octroid .. "/v1/check?numbered"
    return core.httpclient():get({ url = url, headers = fields, timeout = 2000 })
end

local function refuse(txn, status, fields, body)
    local reply = txn:reply()
    reply:set_status(status)
    for _, name in ipairs(told) do
        for _, value in ipairs(values(fields, name)) do
            reply:add_header(name, value)
        end
    end
    reply:add_header("cache-control", "no-store")
    reply:set_body(body or "")
    txn:done(reply)
end

core.register_action("octroi_check", { "http-req" }, function(txn, octroid)
    local works, answer = pcall(ask, txn, octroid)
    local status = works and answer and answer.status or 0
    local decided = status == 200 or status == 401 or status == 403 or status == 429
    local credential = decided and values(answer.headers, "x-octroi-credential")[1]
    if not decided or (status == 200 and not credential) then
        txn:set_var("txn.octroi_verdict", "unavailable")
        return refuse(txn, 503, { ["content-type"] = { "application/problem+json" }, ["retry-after"] = { "1" } },
            '{"type":"about:blank","title":"Service Unavailable","status":503,' ..
            '"detail":"Credentials cannot be checked at the moment."}')
    end
    for _, name in ipairs(kept) do
        txn:set_var("txn.octroi_" .. name:gsub("-", "_"), values(answer.headers, "x-octroi-" .. name)[1] or "")
    end
    if status ~= 200 then
        txn:set_var("txn.octroi_verdict", "refused")
        return refuse(txn, status, answer.headers, answer.body)
    end
    -- What has no such mark is refused by the configuration.
    txn:set_var("txn.octroi_verdict", "passed")
end, 1)
