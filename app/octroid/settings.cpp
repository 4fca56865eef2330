// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <QByteArray>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

using octroi::Error;
using octroi::ErrorCode;
using octroi::Result;

namespace {

using K = Setting::Kind;

constexpr std::array kSettings{
    Setting{"data", K::Text, "", "Data folder; created with mode 0700"},
    Setting{"database-url", K::Text, "", "PostgreSQL instead of SQLite: postgresql://USER@HOST/DATABASE; several octroid may share it", true},
    Setting{"encryption-key-file", K::Text, "", "File (mode 0600) with the key that private keys and authenticator secrets are sealed with in the store; octroid in several nodes share it. Unless set: encryption.key in the data folder, made at the first start"},
    Setting{"without-database", K::Number, "3600", "Seconds for which calls are checked from memory when that database is away; 0: for ever"},
    Setting{"listen", K::Text, "127.0.0.1:0", "ADDRESS:PORT for HTTP; port 0 takes any free one"},
    Setting{"issuer", K::Text, "", "https://HOST[:PORT] under which a proxy with TLS in front makes octroid known; what it listens on unless set"},
    Setting{"socket", K::Text, "", "Path of a Unix socket for HTTP beside the port"},
    Setting{"socket-mode", K::Text, "0660", "Octal mode of that socket"},
    Setting{"tls-cert", K::Text, "", "PEM file with the certificate chain; HTTPS on --listen", false, true},
    Setting{"tls-key", K::Text, "", "PEM file with its private key", false, true},
    Setting{"tls-client-ca", K::Text, "", "PEM file of authorities; clients may then show a certificate", false, true},
    Setting{"tls-ask-client", K::Switch, "false", "Ask clients for a certificate, also a self-signed one", false, true},
    Setting{"plain-from", K::List, "", "Without TLS on another address than loopback: the proxies that may connect"},
    Setting{"syslog", K::Text, "127.0.0.1:0", "ADDRESS:PORT for access-log datagrams"},
    Setting{"trusted-proxy", K::List, "127.0.0.0/8,::1/128", "Address or network whose X-Original-* headers are believed", false, true},
    Setting{"proxy-secret-file", K::Text, "", "File with the secret (32 characters at least) of proxies that send X-Octroi-Proxy-Secret"},
    Setting{"certificate-header", K::Text, "X-Client-Cert", "Header in which a trusted proxy hands on the caller's certificate"},
    Setting{"credential-place", K::List, "", "Where keys may stand besides Authorization and X-API-Key: header:NAME, or query:NAME of the called URI"},
    Setting{"webhook-network", K::List, "", "Address or network, beyond public ones, that webhooks of alerts may go to; plain http only there"},
    Setting{"threads", K::Number, "0", "Threads for HTTP; 0: one for each core"},
    Setting{"max-connections", K::Number, "20000", "Connections at once"},
    Setting{"max-connections-per-address", K::Number, "1000", "Connections at once of an address that is no trusted proxy"},
    Setting{"drain-seconds", K::Number, "0", "After SIGTERM: how long /readyz says no before the port closes"},
    Setting{"prefix", K::Text, "oct", "Prefix of new keys: 2 to 8 lower-case letters"},
    Setting{"time-zone", K::Text, "UTC", "In which the days and months of quotas begin, such as Europe/Paris"},
    Setting{"signing-algorithm", K::Text, "ES256", "Of the keys that sign tokens: ES256, EdDSA or RS256; another one takes over after two days in the JWKS"},
    Setting{"init-admin", K::Text, "", "Write an owner service client to this file (mode 0600)"},
    Setting{"init-owner", K::Text, "", "While nobody can sign in: print a one-time link for an owner of this name; \"owner\" at a first start without --init-admin"},
    Setting{"console-file", K::Text, "", "Write a credential that lives as long as this process to this file"},
    Setting{"exit-with-parent", K::Switch, "false", "Stop when standard input ends"},
    Setting{"log-level", K::Text, "info", "debug, info, warning or error", false, true},
    Setting{"log-format", K::Text, "json", "json or text", false, true},
    Setting{"demo", K::Number, "", "Fill an empty store with the demo organisation of this seed"},
};

std::vector<std::string> splitAtCommas(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        std::string_view item = text.substr(0, comma);
        while (!item.empty() && item.front() == ' ')
            item.remove_prefix(1);
        while (!item.empty() && item.back() == ' ')
            item.remove_suffix(1);
        if (!item.empty())
            out.emplace_back(item);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return out;
}

std::vector<std::string> fromOneText(const Setting &setting, std::string_view text)
{
    if (setting.kind == K::List)
        return splitAtCommas(text);
    return text.empty() ? std::vector<std::string>() : std::vector<std::string>{std::string(text)};
}

/// A basic string of TOML.
std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + '"';
}

} // namespace

std::string Setting::fileKey() const
{
    std::string out(name);
    std::replace(out.begin(), out.end(), '-', '_');
    return out;
}

std::string Setting::variable() const
{
    std::string out = "OCTROI_" + fileKey();
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return out;
}

std::span<const Setting> allSettings()
{
    return kSettings;
}

const Setting *settingOfFileKey(std::string_view key)
{
    const auto it = std::find_if(kSettings.begin(), kSettings.end(), [&](const Setting &s) { return s.fileKey() == key; });
    return it == kSettings.end() ? nullptr : &*it;
}

Settings::Settings()
{
    for (const Setting &setting : kSettings)
        set(setting, fromOneText(setting, setting.fallback), "default");
}

void Settings::readEnvironment()
{
    for (const Setting &setting : kSettings) {
        const std::string name = setting.variable();
        if (const QByteArray text = qgetenv(name.c_str()); !text.isNull())
            set(setting, fromOneText(setting, text.toStdString()), name);
    }
}

void Settings::set(const Setting &setting, std::vector<std::string> texts, std::string origin)
{
    m_values[std::string(setting.name)] = {std::move(texts), std::move(origin)};
}

const Settings::Value &Settings::value(std::string_view name) const
{
    const auto it = m_values.find(name);
    Q_ASSERT(it != m_values.end());
    return it->second;
}

std::string Settings::text(std::string_view name) const
{
    const Value &v = value(name);
    return v.texts.empty() ? std::string() : v.texts.front();
}

Error Settings::wrong(std::string_view name, std::string_view why) const
{
    const Value &v = value(name);
    return Error{ErrorCode::Invalid, QString::fromStdString(v.origin),
                 QString::fromStdString(std::string(name) + ' ' + std::string(why)), QString::fromStdString(std::string(name)),
                 QStringLiteral("setting")};
}

Result<long long> Settings::number(std::string_view name, long long least, long long most) const
{
    const std::string digits = text(name);
    long long out = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (code != std::errc() || end != digits.data() + digits.size() || out < least || out > most)
        return wrong(name, "is a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return out;
}

std::string Settings::printed() const
{
    std::string out;
    for (const Setting &setting : kSettings) {
        const Value &v = value(setting.name);
        std::string line = setting.fileKey() + " = ";
        if (v.texts.empty() && setting.kind != K::List) {
            line = "# " + setting.fileKey() + " is not set";
        } else if (setting.secret) {
            line = "# " + setting.fileKey() + " is set and not shown";
        } else if (setting.kind == K::List) {
            line += '[';
            for (const std::string &item : v.texts)
                line += (line.back() == '[' ? "" : ", ") + quoted(item);
            line += ']';
        } else {
            line += setting.kind == K::Text ? quoted(v.texts.front()) : v.texts.front();
        }
        out += line + (v.origin == "default" ? "" : " # " + v.origin) + '\n';
    }
    return out;
}
