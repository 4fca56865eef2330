// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/benchdesk.h"

#include "backends/connection.h"
#include "models/tokenwords.h"

#include <QCoroTask>
#include <QJsonDocument>

namespace octroi::models {

using tokens::Outcome;
using tokens::PastedKind;

int BenchReport::count(Outcome outcome) const
{
    return int(std::count_if(checks.begin(), checks.end(), [outcome](const BenchRow &row) { return row.outcome == outcome; }));
}

BenchDesk::BenchDesk(backends::Backend &backend, const inventory::Inventory &inventory, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_inventory(inventory)
    , m_clock(clock)
    , m_web(clock)
{
}

template <typename T, typename F>
void BenchDesk::await(backends::Task<T> task, F done)
{
    ++m_busy;
    m_problem.reset();
    Q_EMIT changed();
    QCoro::connect(std::move(task), this, [this, done, round = m_round](const Result<T> &result) {
        --m_busy;
        if (round == m_round) {
            if (result)
                done(*result);
            else
                m_problem = result.error();
        }
        Q_EMIT changed();
    });
}

void BenchDesk::forget()
{
    ++m_round;
    m_verdict.reset();
    m_introspected.reset();
    m_problem.reset();
}

void BenchDesk::setPasted(const QByteArray &text)
{
    forget();
    m_pasted = tokens::recognise(text);
    Q_EMIT changed();
}

void BenchDesk::clear()
{
    forget();
    m_pasted = {};
    Q_EMIT changed();
}

void BenchDesk::setCall(const BenchCall &call)
{
    m_call = call;
    m_verdict.reset();
    Q_EMIT changed();
}

bool BenchDesk::canAsk() const
{
    return backends::tokensOf(&m_backend) && backends::can(m_backend, backends::Capability::LiveTokens) && m_backend.state() == backends::BackendState::Online;
}

void BenchDesk::askBackend()
{
    auto *backend = backends::tokensOf(&m_backend);
    const PastedKind kind = m_pasted.kind;
    const bool token = kind == PastedKind::Jwt || kind == PastedKind::Opaque, key = kind == PastedKind::ApiKey || kind == PastedKind::BrokenApiKey;
    if (!backend || !(token || key))
        return;
    backends::DescribedCall described;
    (key ? described.key : described.token) = std::make_shared<Secret>(m_pasted.text.duplicate());
    described.method = m_call.method;
    described.uri = m_call.uri;
    described.address = m_call.address;
    described.at = m_call.at;
    await(backend->explainCall(described), [this](const domain::CallVerdict &verdict) { m_verdict = verdict; });
}

void BenchDesk::introspect()
{
    if (auto *backend = backends::tokensOf(&m_backend); backend && !m_pasted.text.isEmpty())
        await(backend->introspect(std::make_shared<Secret>(m_pasted.text.duplicate())), [this](const QJsonObject &answer) { m_introspected = answer; });
}

void BenchDesk::readTrusted()
{
    if (auto *backend = backends::trustOf(&m_backend); backend && m_backend.state() == backends::BackendState::Online)
        QCoro::connect(backend->trustedIssuers(), this, [this](const Result<QList<backends::HeldIssuer>> &list) {
            // A limited administrator may not see them: then the bench knows of none.
            m_trusted = list ? *list : QList<backends::HeldIssuer>();
            Q_EMIT changed();
        });
}

void BenchDesk::fetchKeys()
{
    const QString issuer = issuerOfToken();
    if (!issuer.isEmpty())
        await(tokens::fetchIssuer(&m_web, issuer), [this](const tokens::ShelvedKeys &keys) { m_shelf.put(keys); });
}

QJsonObject BenchDesk::keptKeys() const
{
    return QJsonDocument::fromJson(m_shelf.toBytes()).object();
}

void BenchDesk::restoreKeys(const QJsonObject &kept)
{
    if (auto shelf = tokens::KeyShelf::fromBytes(QJsonDocument(kept).toJson(QJsonDocument::Compact))) {
        m_shelf = std::move(*shelf);
        Q_EMIT changed();
    }
}

QString BenchDesk::issuerOfToken() const
{
    return m_pasted.kind == PastedKind::Jwt ? tokens::read(m_pasted.text.reveal()).claims.value(QLatin1String("iss")).toString() : QString();
}

const domain::TrustedIssuer *BenchDesk::trustedFor(const QString &issuer) const
{
    for (const backends::HeldIssuer &held : m_trusted) {
        if (held.issuer.issuer == issuer && (m_call.apiId.isEmpty() || held.issuer.apiId == m_call.apiId))
            return &held.issuer;
    }
    return nullptr;
}

tokens::Expectations BenchDesk::expectations(const QString &issuer) const
{
    tokens::Expectations expected;
    expected.nowMs = now().toMSecsSinceEpoch();
    const QString own = m_backend.info().address;
    const domain::TrustedIssuer *trusted = trustedFor(issuer);
    if (trusted) {
        expected.issuer = trusted->issuer;
        expected.audiences = trusted->audiences;
        expected.types = trusted->types;
        expected.algorithms.clear();
        for (const QString &name : trusted->algorithms) {
            if (const auto algorithm = crypto::algorithmFromName(name))
                expected.algorithms << *algorithm;
        }
    } else if (issuer == own || !m_call.apiId.isEmpty()) {
        expected.issuer = own;
        expected.types = QStringList{QStringLiteral("at+jwt")};
        expected.leewayS = 5;
        if (!m_call.apiId.isEmpty())
            expected.audiences = QStringList{QStringLiteral("urn:octroi:api:") + m_call.apiId, own};
    }
    const bool inlined = trusted && trusted->keySource == domain::TrustedIssuer::KeySource::Inline;
    const auto given = inlined ? crypto::JwkSet::fromJson(trusted->jwks) : Result<crypto::JwkSet>(crypto::JwkSet());
    if (inlined && given)
        expected.keys = *given;
    else if (const tokens::ShelvedKeys *kept = m_shelf.find(issuer))
        expected.keys = kept->keys;
    return expected;
}

BenchReport BenchDesk::report() const
{
    BenchReport report;
    report.kind = m_pasted.kind;
    switch (m_pasted.kind) {
    case PastedKind::Jwt: addJwt(report); break;
    case PastedKind::DpopProof: addProof(report); break;
    case PastedKind::ApiKey:
    case PastedKind::BrokenApiKey: addKey(report); break;
    case PastedKind::Certificate: addCertificate(report); break;
    case PastedKind::KeySet: addKeySet(report); break;
    case PastedKind::EncryptedJwt:
    case PastedKind::PrivateKey:
    case PastedKind::Opaque: addOpaque(report); break;
    case PastedKind::Nothing: return report;
    }
    addVerdict(report);
    sumUp(report);
    return report;
}

} // namespace octroi::models
