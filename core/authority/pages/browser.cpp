// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/browser.h"

#include "authority/oauth/formbody.h"
#include "crypto/digest.h"
#include "crypto/random.h"

#include <QUrl>

namespace octroi::authority {

namespace {

QByteArray headerOf(const OwnedRequest &request, std::string_view name)
{
    const auto value = request.header(name);
    return {value.data(), qsizetype(value.size())};
}

/// "octroi.example:8443" of an origin.
QByteArray authorityOf(const QString &origin)
{
    const QUrl url(origin);
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

} // namespace

Browser::Browser(const OwnedRequest &request, QString issuerUrl)
    : m_issuerUrl(std::move(issuerUrl)), m_address(QString::fromStdString(request.peer)),
      m_agent(QString::fromUtf8(headerOf(request, "User-Agent")).left(200)), m_hostHeader(headerOf(request, "Host").toLower()),
      m_originHeader(headerOf(request, "Origin")), m_site(headerOf(request, "Sec-Fetch-Site")),
      m_acceptLanguage(headerOf(request, "Accept-Language")), m_contentType(headerOf(request, "Content-Type").toLower()),
      m_body(QByteArray::fromStdString(request.body)), m_secure(m_issuerUrl.startsWith(QLatin1String("https:")))
{
    for (const QByteArray &pair : headerOf(request, "Cookie").split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            m_cookies.insert(pair.first(equals).trimmed(), pair.sliced(equals + 1).trimmed());
    }
    m_form = cookie("form");
    if (m_form.size() < 20 || m_form.size() > 200)
        m_form.clear();
}

QByteArray Browser::cookieName(const char *name) const
{
    return QByteArray(m_secure ? "__Host-octroi-" : "octroi-") + name;
}

QByteArray Browser::cookie(const char *name) const
{
    return m_cookies.value(cookieName(name));
}

void Browser::set(const char *name, const QByteArray &value, const char *path)
{
    m_set << cookieName(name) + '=' + value + "; Path=" + path + "; HttpOnly; SameSite=Lax" + (m_secure ? "; Secure" : "");
}

void Browser::expire(const char *name)
{
    m_set << cookieName(name) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + (m_secure ? "; Secure" : "");
}

void Browser::addCookies(Response &response) const
{
    for (const QByteArray &cookie : m_set)
        response.headers.emplace_back("Set-Cookie", cookie.toStdString());
}

const QByteArray &Browser::formCookie()
{
    if (m_form.isEmpty()) {
        m_form = crypto::randomSecret().reveal();
        set("form", m_form, "/");
    }
    return m_form;
}

QString Browser::formToken()
{
    return QString::fromLatin1(crypto::sha256Bytes("octroi form " + formCookie()).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<QMap<QString, QString>> Browser::ownForm()
{
    if (m_form.isEmpty() || !m_contentType.startsWith("application/x-www-form-urlencoded"))
        return std::nullopt;
    if (!m_site.isEmpty() && m_site != "same-origin" && m_site != "none")
        return std::nullopt;
    if (!m_originHeader.isEmpty()) {
        const QByteArray from = authorityOf(QString::fromLatin1(m_originHeader));
        if (from != authorityOf(m_issuerUrl) && from != m_hostHeader)
            return std::nullopt;
    }
    auto form = parseForm(m_body);
    // A password may stand in it, and the browser goes on to other threads.
    m_body.fill('\0');
    if (!form || !crypto::equalConstantTime(form->value(QStringLiteral("csrf")).toLatin1(), formToken().toLatin1()))
        return std::nullopt;
    return form;
}

QString Browser::origin() const
{
    const QString host = QUrl(m_issuerUrl).host();
    const bool loopback = host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
    if (loopback && (m_hostHeader == "localhost" || m_hostHeader.startsWith("localhost:")))
        return QStringLiteral("http://") + QString::fromLatin1(m_hostHeader);
    const QUrl url(m_issuerUrl);
    return url.scheme() + QStringLiteral("://") + QString::fromLatin1(authorityOf(m_issuerUrl));
}

QString Browser::host() const
{
    return QUrl(origin()).host();
}

} // namespace octroi::authority
