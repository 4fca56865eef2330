// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/bulkchoice.h"

#include "dialogs/expirypicker.h"
#include "dialogs/plancards.h"
#include "dialogs/scopepicker.h"
#include "dialogs/tokenedit.h"
#include "widgets/segments.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace octroi::dialogs {

using change::Change;
using domain::ApiKey;
using Maker = change::RunDraft::Maker;
using Wanted = std::optional<Change>;

namespace {

constexpr qint64 kOverlaps[] = {0, 3'600, 86'400, 7 * 86'400, 30 * 86'400};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

Wanted patched(const ApiKey &key, const backends::KeyPatch &patch)
{
    return change::UpdateKey{key.id, patch};
}

} // namespace

BulkChoice::BulkChoice(inventory::Inventory &inventory, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_ofClients(what.startsWith(QLatin1String("client_")))
    , m_what(m_ofClients ? what.mid(7) : what)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    build();
    if (const QWidgetList fields = findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        !fields.isEmpty()) {
        column->addWidget(fields.first());
        setFocusProxy(fields.first());
    } else {
        m_hasFields = false;
    }
    retranslate();
}

void BulkChoice::build()
{
    if (m_what == QLatin1String("expiry") || m_what == QLatin1String("deadline")) {
        m_expiry = new ExpiryPicker(m_inventory.clock(), this);
        m_expiry->setDeadline(m_what == QLatin1String("deadline"));
        connect(m_expiry, &ExpiryPicker::changed, this, &BulkChoice::changed);
    } else if (m_what.endsWith(QLatin1String("_scopes"))) {
        m_scopes = new ScopePicker(m_inventory, this);
        m_scopes->setMinimumHeight(200);
        connect(m_scopes, &ScopePicker::changed, this, &BulkChoice::changed);
    } else if (m_what == QLatin1String("plan")) {
        m_plans = new PlanCards(m_inventory, this);
        connect(m_plans, &PlanCards::changed, this, &BulkChoice::changed);
    } else if (m_what == QLatin1String("tag") || m_what == QLatin1String("untag") || m_what == QLatin1String("contacts")) {
        m_tags =
            new TokenEdit([](const QString &text) { return std::pair(text.trimmed(), QString()); }, this);
        connect(m_tags, &TokenEdit::changed, this, &BulkChoice::changed);
    } else if (m_what == QLatin1String("move")) {
        m_application = new QComboBox(this);
        fillApplications();
        connect(m_application, &QComboBox::currentIndexChanged, this, &BulkChoice::changed);
    } else if (m_what == QLatin1String("rotate")) {
        m_overlap = new widgets::Segments(this);
        m_overlap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(m_overlap, &widgets::Segments::currentChanged, this, &BulkChoice::changed);
    }
}

void BulkChoice::fillApplications()
{
    m_application->addItem(QString(), QString());
    for (const domain::Partner &partner : m_inventory.partners()) {
        for (const domain::Application *application : m_inventory.applicationsOf(partner.id))
            m_application->addItem(partner.name + QStringLiteral(" / ") + application->name, application->id);
    }
}

void BulkChoice::retranslate()
{
    if (m_expiry)
        m_expiry->retranslate();
    if (m_scopes)
        m_scopes->retranslate();
    if (m_plans)
        m_plans->retranslate();
    if (m_tags) {
        m_tags->setAccessibleLabel(m_ofClients ? tr("Contacts") : tr("Tags"));
        m_tags->setPlaceholderText(m_ofClients ? tr("Type an address, then Enter: these replace the contacts")
                                               : tr("Type a tag, then Enter"));
    }
    if (m_application) {
        m_application->setAccessibleName(tr("Application"));
        m_application->setItemText(0, tr("Choose an application"));
    }
    if (m_overlap) {
        m_overlap->setSegments({tr("None"), tr("1 hour"), tr("1 day"), tr("7 days"), tr("30 days")});
        m_overlap->setAccessibleName(tr("Overlap"));
        if (m_overlap->currentIndex() == 0)
            m_overlap->setCurrentIndex(2);
    }
}

QString BulkChoice::kind() const
{
    static const QStringList simple{QStringLiteral("suspend"), QStringLiteral("resume"),
                                    QStringLiteral("revoke"),  QStringLiteral("restore"),
                                    QStringLiteral("move"),    QStringLiteral("rotate")};
    const QString kind = simple.contains(m_what) ? m_what : QStringLiteral("update");
    return m_ofClients ? kind + QStringLiteral("_client") : kind;
}

QString BulkChoice::problem() const
{
    if (m_expiry)
        return m_expiry->problem();
    if (m_scopes && m_scopes->scopes().isEmpty())
        return tr("Choose at least one scope.");
    if (m_tags && m_tags->values().isEmpty())
        return m_ofClients ? tr("Type at least one contact.") : tr("Type at least one tag.");
    if (m_application && m_application->currentData().toString().isEmpty())
        return tr("Choose an application.");
    return {};
}

Maker BulkChoice::maker() const
{
    if (m_what == QLatin1String("deadline")) {
        return [until = m_expiry->expiresAt()](const ApiKey &key) {
            backends::KeyPatch patch;
            patch.retiresAt = until;
            return key.retiresAt == until ? std::nullopt : patched(key, patch);
        };
    }
    if (m_expiry) {
        return [until = m_expiry->expiresAt()](const ApiKey &key) {
            backends::KeyPatch patch;
            patch.expiresAt = until;
            return key.expiresAt == until ? std::nullopt : patched(key, patch);
        };
    }
    if (m_plans) {
        return [plan = m_plans->planId()](const ApiKey &key) {
            backends::KeyPatch patch;
            patch.planId = plan;
            return key.planId == plan ? std::nullopt : patched(key, patch);
        };
    }
    if (m_application) {
        return [to = m_application->currentData().toString()](const ApiKey &key) {
            return key.applicationId == to ? std::nullopt : Wanted(change::MoveKey{key.id, to});
        };
    }
    if (m_overlap) {
        return [seconds = kOverlaps[m_overlap->currentIndex()]](const ApiKey &key) {
            return Wanted(change::RotateKey{key.id, seconds});
        };
    }
    return m_scopes ? scopesMaker() : m_tags ? tagsMaker() : stateMaker();
}

change::RunDraft::ClientMaker BulkChoice::clientMaker() const
{
    using domain::OAuthClient;
    if (m_scopes) {
        return [chosen = m_scopes->scopes(), add = m_what == QLatin1String("add_scopes")](const OAuthClient &before) {
            OAuthClient client = before;
            for (const QString &scope : chosen) {
                client.scopes.removeAll(scope);
                if (add)
                    client.scopes << scope;
            }
            return sorted(client.scopes) == sorted(before.scopes) ? std::nullopt : Wanted(change::UpdateClient{client});
        };
    }
    if (m_tags) {
        return [contacts = m_tags->values()](const OAuthClient &before) {
            OAuthClient client = before;
            client.contacts = contacts;
            return contacts == before.contacts ? std::nullopt : Wanted(change::UpdateClient{client});
        };
    }
    return [what = m_what](const OAuthClient &client) -> Wanted {
        if (client.revokedAt.isValid())
            return std::nullopt;
        if (what == QLatin1String("revoke"))
            return change::RevokeClient{client.id};
        const bool suspended = client.suspendedAt.isValid();
        if (what == QLatin1String("suspend"))
            return suspended ? std::nullopt : Wanted(change::SuspendClient{client.id});
        return suspended ? Wanted(change::ResumeClient{client.id}) : std::nullopt;
    };
}

Maker BulkChoice::stateMaker() const
{
    return [what = m_what](const ApiKey &key) -> Wanted {
        const bool revoked = key.revokedAt.isValid(), suspended = key.suspendedAt.isValid();
        if (what == QLatin1String("restore"))
            return revoked ? Wanted(change::RestoreKey{key.id}) : std::nullopt;
        if (revoked)
            return std::nullopt;
        if (what == QLatin1String("revoke"))
            return change::RevokeKey{key.id};
        if (what == QLatin1String("suspend"))
            return suspended ? std::nullopt : Wanted(change::SuspendKey{key.id});
        return suspended ? Wanted(change::ResumeKey{key.id}) : std::nullopt;
    };
}

Maker BulkChoice::scopesMaker() const
{
    return [chosen = m_scopes->scopes(),
            add = m_what == QLatin1String("add_scopes")](const ApiKey &key) -> Wanted {
        QStringList scopes = key.scopes;
        for (const QString &scope : chosen) {
            if (!add)
                scopes.removeAll(scope);
            else if (!scopes.contains(scope))
                scopes << scope;
        }
        backends::KeyPatch patch;
        patch.scopes = scopes;
        return sorted(scopes) == sorted(key.scopes) ? std::nullopt : patched(key, patch);
    };
}

Maker BulkChoice::tagsMaker() const
{
    return [chosen = m_tags->values(), add = m_what == QLatin1String("tag")](const ApiKey &key) -> Wanted {
        QStringList tags = key.tags;
        for (const QString &tag : chosen) {
            if (!add)
                tags.removeAll(tag);
            else if (!tags.contains(tag))
                tags << tag;
        }
        backends::KeyPatch patch;
        patch.tags = tags;
        return tags == key.tags ? std::nullopt : patched(key, patch);
    };
}

} // namespace octroi::dialogs
