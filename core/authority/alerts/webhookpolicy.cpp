// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/webhookpolicy.h"

#include <QUrl>

namespace octroi::authority {

namespace {

Error wrong(const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, QStringLiteral("webhook_url"), QString::fromLatin1(reason)};
}

// The registries of RFC 6890 and what came since, multicast, and the forms of IPv6 that hide an IPv4 address.
constexpr std::array kSpecial{
    "0.0.0.0/8",     "10.0.0.0/8",    "100.64.0.0/10",  "127.0.0.0/8",   "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24",  "192.0.2.0/24",  "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4",  "240.0.0.0/4",    "::/96",         "64:ff9b::/96",   "64:ff9b:1::/48",
    "100::/64",      "2001::/23",     "2001:db8::/32",  "2002::/16",     "fc00::/7",       "fe80::/10",
    "fec0::/10",     "ff00::/8"};

} // namespace

WebhookPolicy::WebhookPolicy(const QStringList &allowed)
{
    for (const char *network : kSpecial)
        m_special.add(network);
    for (const QString &network : allowed)
        m_allowed.add(network.toStdString());
}

bool WebhookPolicy::allows(const AddressBytes &address, bool https) const
{
    return m_allowed.contains(address) || (https && !m_special.contains(address));
}

Result<void> WebhookPolicy::checkUrl(const QString &text) const
{
    const QUrl url(text, QUrl::StrictMode);
    const bool https = url.scheme() == QLatin1String("https");
    if (text.size() > kMostUrl || !url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment() ||
        (!https && url.scheme() != QLatin1String("http")))
        return wrong("webhook_syntax", QStringLiteral("is not an https address without user and fragment"));
    if (!https && m_allowed.isEmpty())
        return wrong("webhook_insecure", QStringLiteral("is not https"));
    if (const auto address = parseAddress(url.host().toStdString()); address && !allows(*address, https))
        return wrong("webhook_address", QStringLiteral("octroid's configuration does not allow webhooks to %1").arg(url.host()));
    return {};
}

} // namespace octroi::authority
