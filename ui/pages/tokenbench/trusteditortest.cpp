// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed, looked at: read, discovered, and tried with a real token.
#include "domain/claimmapping.h"
#include "domain/name.h"
#include "models/format.h"
#include "models/tokenwords.h"
#include "models/trusttext.h"
#include "pages/tokenbench/requestwords.h"
#include "pages/tokenbench/trusteditor.h"
#include "tokens/discovery.h"
#include "tokens/inspection.h"
#include "tokens/pasted.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QPlainTextEdit>

namespace octroi::pages {

using domain::TrustedIssuer;

std::optional<TrustedIssuer> TrustEditor::typed()
{
    TrustedIssuer out = m_issuer;
    const auto words = [](const widgets::Field *field) { return field->text().split(QLatin1Char(' '), Qt::SkipEmptyParts); };
    const auto name = domain::checkName(m_name->text());
    const auto uri = domain::checkIssuerUri(m_uri->text().trimmed());
    m_name->setError(name ? QString() : models::Format::error(name.error()));
    m_uri->setError(uri ? QString() : tr("The issuer has to be an https address, or http to this machine."));
    out.audiences = words(m_audiences);
    m_audiences->setError(out.audiences.isEmpty() ? tr("Without an audience, tokens that are meant for others would be taken.") : QString());
    const auto mappings = models::mappingsOf(m_mappings->toPlainText());
    const auto applications = models::applicationsOf(m_applications->toPlainText(), *m_context.inventory);
    if (!mappings) {
        tell(theme::Tone::Danger, tr("This line cannot be read: %1. Write it as: claim = value => scope").arg(mappings.error().context));
        return std::nullopt;
    }
    if (!applications) {
        tell(theme::Tone::Danger, applications.error().code == ErrorCode::NotFound ? tr("There is no application %1.").arg(applications.error().context)
                                                                                     : tr("This line cannot be read: %1. Write it as: value => partner / application").arg(applications.error().context));
        return std::nullopt;
    }
    out.keySource = TrustedIssuer::KeySource(m_source->currentIndex());
    out.jwks = QJsonDocument::fromJson(m_jwks->toPlainText().toUtf8()).object();
    if (out.keySource == TrustedIssuer::KeySource::Inline && out.jwks.isEmpty()) {
        tell(theme::Tone::Danger, tr("The key set is no JSON object with a list of keys."));
        return std::nullopt;
    }
    if (!name || !uri || out.audiences.isEmpty())
        return std::nullopt;
    out.name = *name;
    out.issuer = m_uri->text().trimmed();
    out.apiId = m_api->currentData().toString();
    out.types = words(m_types);
    out.algorithms = words(m_algorithms);
    out.jwksUri = m_jwksUri->text().trimmed();
    out.scopes = words(m_scopes);
    out.scopeClaim = m_scopeClaim->text().trimmed();
    out.scopeMappings = *mappings;
    out.applicationClaim = m_applicationClaim->text().trimmed();
    out.applications = *applications;
    out.applicationId = m_application->currentData().toString();
    out.enabled = m_enabled->isChecked();
    return out;
}

void TrustEditor::discover()
{
    const QString issuer = m_uri->text().trimmed();
    tell(theme::Tone::Info, tr("Asking %1…").arg(issuer));
    QCoro::connect(tokens::fetchIssuer(&m_web, issuer), this, [this](const Result<tokens::ShelvedKeys> &found) {
        if (!found)
            return tell(theme::Tone::Danger, RequestWords::failure(found.error()));
        QStringList algorithms;
        for (const crypto::Jwk &key : found->keys.keys()) {
            for (const crypto::JwsAlgorithm algorithm : key.algorithms().mid(0, 1))
                algorithms << crypto::algorithmName(algorithm);
        }
        algorithms.removeDuplicates();
        if (m_issuer.id.isEmpty() && !algorithms.isEmpty())
            m_algorithms->setText(algorithms.join(QLatin1Char(' ')));
        m_jwksUri->setText(found->jwksUri);
        tell(theme::Tone::Ok, tr("It is an authorization server with %n key(s) at %1.", nullptr, int(found->keys.keys().size())).arg(found->jwksUri));
    });
}

QCoro::Task<Result<crypto::JwkSet>> TrustEditor::keysOf(TrustedIssuer issuer)
{
    if (issuer.keySource == TrustedIssuer::KeySource::Inline)
        co_return crypto::JwkSet::fromJson(issuer.jwks);
    if (issuer.keySource == TrustedIssuer::KeySource::Uri)
        co_return co_await tokens::fetchKeys(&m_web, QUrl(issuer.jwksUri));
    const Result<tokens::ShelvedKeys> found = co_await tokens::fetchIssuer(&m_web, issuer.issuer);
    co_return found ? Result<crypto::JwkSet>(found->keys) : Result<crypto::JwkSet>(found.error());
}

void TrustEditor::test()
{
    const auto issuer = typed();
    if (!issuer)
        return;
    m_result->setText(tr("Reading the keys of the issuer…"));
    QCoro::connect(keysOf(*issuer), this, [this, issuer = *issuer](const Result<crypto::JwkSet> &keys) { showTest(issuer, keys); });
}

void TrustEditor::showTest(const TrustedIssuer &issuer, const Result<crypto::JwkSet> &keys)
{
    const tokens::Pasted pasted = tokens::recognise(m_token->toPlainText().toUtf8());
    if (pasted.kind != tokens::PastedKind::Jwt)
        return m_result->setText(tr("Paste a signed token (JWT) of this issuer."));
    tokens::Expectations expected;
    expected.issuer = issuer.issuer;
    expected.audiences = issuer.audiences;
    expected.types = issuer.types;
    expected.nowMs = m_context.clock->nowMs();
    expected.algorithms.clear();
    for (const QString &name : issuer.algorithms) {
        if (const auto algorithm = crypto::algorithmFromName(name))
            expected.algorithms << *algorithm;
    }
    QStringList lines;
    if (keys)
        expected.keys = *keys;
    else
        lines << RequestWords::failure(keys.error());
    const tokens::Inspection seen = tokens::inspect(pasted.text.reveal(), expected);
    lines.prepend(seen.isValid() ? tr("The token would be taken.") : tr("The token would be refused."));
    for (const tokens::CheckResult &check : seen.checks) {
        if (check.outcome == tokens::Outcome::Failed)
            lines << models::TokenWords::check(check.check) + QStringLiteral(": ") + models::TokenWords::sentence(check, seen, m_context.clock->now());
    }
    const QString application = domain::mappedApplication(seen.reading.claims, issuer);
    lines << (application.isEmpty() ? tr("No application: such tokens are refused.") : tr("Application: %1").arg(models::applicationName(application, *m_context.inventory)));
    const auto mapped = domain::mappedScopes(seen.reading.claims, issuer);
    for (const domain::MappedScope &one : mapped)
        lines << (domain::scopesImply(issuer.scopes, one.scope) ? tr("%1, from %2", "scope, claim").arg(one.scope, one.from) : tr("%1, from %2, is more than its tokens can have: it counts for nothing").arg(one.scope, one.from));
    if (mapped.isEmpty())
        lines << tr("No scope comes out of its claims.");
    m_result->setText(lines.join(QLatin1Char('\n')));
}

} // namespace octroi::pages
