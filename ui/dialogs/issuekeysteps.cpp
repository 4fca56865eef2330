// SPDX-License-Identifier: GPL-3.0-or-later
// How the sheet that issues a key is laid out.
#include "dialogs/applicationchoice.h"
#include "dialogs/expirypicker.h"
#include "dialogs/issuekeysheet.h"
#include "dialogs/keysummary.h"
#include "dialogs/plancards.h"
#include "dialogs/scopepicker.h"
#include "dialogs/tokenedit.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/pin.h"
#include "widgets/segments.h"
#include "widgets/steps.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace octroi::dialogs {

using widgets::Button;

QWidget *IssueKeySheet::applicationStep()
{
    auto *step = new QWidget;
    auto *row = new QHBoxLayout(step);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_application, 4);
    row->addWidget(m_name, 3);
    auto *environment = labelled(m_environmentLabel, m_environment);
    static_cast<QVBoxLayout *>(environment->layout())->addStretch(1);
    row->addWidget(environment);
    return step;
}

QWidget *IssueKeySheet::scopesStep()
{
    m_scopes->setMinimumHeight(236);
    auto *row = new QHBoxLayout(m_templates);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return m_scopes;
}

QWidget *IssueKeySheet::restrictionsStep()
{
    auto *step = new QWidget;
    auto *row = new QHBoxLayout(step);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_addresses, 3, Qt::AlignTop);
    row->addWidget(m_referrers, 2, Qt::AlignTop);
    return step;
}

void IssueKeySheet::build()
{
    m_steps->addStep(QString(), applicationStep());
    m_steps->addStep(QString(), scopesStep());
    m_steps->addHeadWidget(1, m_templates);
    m_steps->addStep(QString(), m_expiry);
    m_steps->addStep(QString(), restrictionsStep());
    m_steps->addStep(QString(), m_plans);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *innerLayout = new QVBoxLayout(inner);
    innerLayout->setContentsMargins(24, 16, 24, 8);
    innerLayout->addWidget(m_steps, 1);
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(scroll, 1);
    row->addWidget(m_summary);
    setFlush();
    form()->addLayout(row, 1);
    addFootWidget(m_preview);
    addFootWidget(submitButton()); // to the end again

    const auto edited = [this] {
        touch();
        update();
    };
    connect(m_application, &ApplicationChoice::changed, this, [this] {
        fillTemplates();
        touch();
        update();
    });
    connect(m_name, &widgets::Field::textChanged, this, [this] {
        m_name->setError({});
        touch();
        update();
    });
    connect(m_environment, &widgets::Segments::activated, this, edited);
    connect(m_scopes, &ScopePicker::changed, this, edited);
    connect(m_expiry, &ExpiryPicker::changed, this, edited);
    connect(m_addresses, &TokenEdit::changed, this, edited);
    connect(m_referrers, &TokenEdit::changed, this, edited);
    connect(m_plans, &PlanCards::changed, this, edited);
    connect(m_preview, &QAbstractButton::clicked, this, [this] {
        if (check())
            Q_EMIT previewRequested(change::IssueKey{newKey()});
    });
}

// Keys that are there already are the templates: those of the same application first, then of its partner.
void IssueKeySheet::fillTemplates()
{
    QLayout *row = m_templates->layout();
    while (QLayoutItem *item = row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const inventory::Inventory &inventory = *context().inventory;
    const auto *application = inventory.application(m_application->applicationId());
    std::vector<domain::ApiKey> keys;
    if (application) {
        keys = inventory.keysOf(application->id);
        for (const domain::Application *other : inventory.applicationsOf(application->partnerId)) {
            if (other->id == application->id)
                continue;
            const auto more = inventory.keysOf(other->id);
            keys.insert(keys.end(), more.begin(), more.end());
        }
    }
    QList<QStringList> seen;
    for (const domain::ApiKey &key : keys) {
        if (key.revokedAt.isValid() || key.scopes.isEmpty() || seen.contains(key.scopes) ||
            seen.size() == 3)
            continue;
        seen << key.scopes;
        auto *pin = new widgets::Pin(tr("Like %1").arg(key.name));
        pin->setIconWhenOn({});
        pin->setCheckable(false);
        pin->setToolTip(key.scopes.join(QLatin1Char('\n')));
        connect(pin, &QAbstractButton::clicked, this,
                [this, scopes = key.scopes] { m_scopes->setScopes(scopes); });
        row->addWidget(pin);
    }
}

void IssueKeySheet::retranslate()
{
    setTitle(tr("Issue an API key"));
    setFootNote(tr("The key is shown once, right after it is issued."), QStringLiteral("eye"));
    submitButton()->setText(tr("Issue key"));
    m_preview->setText(tr("Preview calls"));
    m_steps->setTitle(0, tr("Application"));
    m_steps->setTitle(1, tr("Scopes"));
    m_steps->setTitle(2, tr("Expiry"));
    m_steps->setTitle(3, tr("Restrictions"));
    m_steps->setCaption(3, tr("optional"));
    m_steps->setTitle(4, tr("Plan"));
    m_application->retranslate();
    m_name->setLabel(tr("Name"));
    m_name->setPlaceholderText(tr("What it is for"));
    m_environmentLabel->setText(tr("Environment"));
    m_environment->setSegments({tr("test", "environment of a key"), tr("live", "environment of a key")});
    m_environment->setAccessibleName(tr("Environment"));
    m_addresses->setPlaceholderText(tr("Any address"));
    m_addresses->setAccessibleLabel(tr("Addresses the key may be used from"));
    m_referrers->setPlaceholderText(tr("Any referrer"));
    m_referrers->setAccessibleLabel(tr("Referrers the key may be used from"));
    m_scopes->retranslate();
    m_expiry->retranslate();
    m_plans->retranslate();
    m_plans->setAccessibleName(tr("Plan"));
}

} // namespace octroi::dialogs
