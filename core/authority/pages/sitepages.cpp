// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/sitepages.h"

#include "authority/pages/template.h"

#include <QRegularExpression>
#include <QUrl>

namespace octroi::authority {

namespace {

/// An origin of a redirect URI that may stand in a policy; anything else is left out.
QByteArray policySource(const QString &origin)
{
    static const QRegularExpression form(QStringLiteral("^[a-z][a-z0-9+.-]*:(//[A-Za-z0-9.\\[\\]:-]+)?$"));
    return form.match(origin).hasMatch() ? ' ' + origin.toLatin1() : QByteArray();
}

} // namespace

Response SitePages::show(Browser &browser, const Shown &shown) const
{
    const Words &words = Words::in(shown.language);
    QVariantMap values = shown.values;
    values[QStringLiteral("lang")] = words.language();
    values[QStringLiteral("csrf")] = browser.formToken();
    values[QStringLiteral("host")] = browser.host();
    values[QStringLiteral("script")] = shown.script;
    const auto part = [](const QString &name) { return QString::fromUtf8(pageResource(name + QStringLiteral(".html"))); };
    values[QStringLiteral("content")] = fillTemplate(part(shown.name), values, words);
    if (!values.contains(QStringLiteral("title")))
        values[QStringLiteral("title")] = words.text(shown.name + QStringLiteral(".title"));
    Response out;
    out.status = shown.status;
    out.contentType = "text/html; charset=utf-8";
    out.body = fillTemplate(part(QStringLiteral("layout")), values, words).toStdString();
    const QByteArray policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'" + policySource(shown.formAction) +
        "; frame-ancestors 'none'; base-uri 'none'" + (shown.script ? "; script-src 'self'; connect-src 'self'" : "");
    out.headers = {{"Content-Security-Policy", policy.toStdString()},
                   {"Cache-Control", "no-store"},
                   {"X-Frame-Options", "DENY"},
                   {"X-Content-Type-Options", "nosniff"},
                   {"Referrer-Policy", "same-origin"}, // "no-referrer" would take Origin from our own forms
                   {"Cross-Origin-Opener-Policy", "same-origin"},
                   {"Content-Language", words.language().toStdString()},
                   {"Vary", "Accept-Language, Cookie"}};
    browser.addCookies(out);
    return out;
}

Response SitePages::message(Browser &browser, int status, const QString &language, const char *key, QVariantMap values) const
{
    const QString name = QString::fromLatin1(key);
    const Words &words = Words::in(language);
    values[QStringLiteral("title")] = words.text(name + QStringLiteral(".title"));
    values[QStringLiteral("text")] = fillTemplate(QStringLiteral("{{t:%1.text}}").arg(name), values, words);
    values[QStringLiteral("wrong")] = status >= 400;
    Response out = show(browser, {status, QStringLiteral("message"), language, values, {}, false});
    if (const int wait = values.value(QStringLiteral("wait")).toInt(); wait > 0)
        out.headers.emplace_back("Retry-After", std::to_string(wait));
    return out;
}

Response SitePages::failure(Browser &browser, const Error &error) const
{
    const QString language = languageOf(browser);
    switch (error.code) {
    case ErrorCode::NotFound: return message(browser, 404, language, "gone");
    case ErrorCode::StorageFull: return message(browser, 507, language, "full");
    case ErrorCode::Unavailable: return message(browser, 503, language, "busy", {{QStringLiteral("wait"), 2}});
    default: return message(browser, 500, language, "broken");
    }
}

Response SitePages::redirect(Browser &browser, const QString &to) const
{
    Response out{303, {}, {}, {{"Location", to.toStdString()}, {"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}}};
    browser.addCookies(out);
    return out;
}

Response SitePages::notOurForm(Browser &browser) const
{
    return message(browser, 403, languageOf(browser), "form");
}

QString SitePages::languageOf(const Browser &browser, const QString &account, const AskedFor *asked) const
{
    QStringList preferred;
    if (asked)
        preferred << asked->uiLocales;
    preferred << account;
    return Words::choose(preferred.join(QLatin1Char(' ')), browser.acceptLanguage());
}

Result<std::optional<AskedFor>> SitePages::askedFor(const QString &requestId) const
{
    if (requestId.isEmpty() || isDevice(requestId))
        return std::optional<AskedFor>();
    if (!m_s.authorization)
        return Error{ErrorCode::NotFound, {}, {}, {}, {}};
    const auto asked = m_s.authorization->asked(requestId);
    return asked ? Result<std::optional<AskedFor>>(std::optional<AskedFor>(*asked)) : asked.error();
}

Caller SitePages::callerOf(const Browser &browser, const QString &accountId) const
{
    return {accountId, browser.agent(), browser.address(), {}, {}, {}};
}

SitePages::Answer SitePages::asset(const Visit &visit)
{
    const bool style = visit.parameter == QLatin1String("octroi.css"), script = visit.parameter == QLatin1String("passkey.js");
    if (!style && !script)
        return Response{404, {}, {}, {{"Cache-Control", "no-store"}}};
    return Response{200, style ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", pageResource(visit.parameter).toStdString(),
                    {{"Cache-Control", "public, max-age=3600"}, {"X-Content-Type-Options", "nosniff"},
                     {"Cross-Origin-Resource-Policy", "same-origin"}}};
}

} // namespace octroi::authority
