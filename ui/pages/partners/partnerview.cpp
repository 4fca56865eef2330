// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/partnerview.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/partners/partnerlimits.h"
#include "pages/partners/partnerquota.h"
#include "pages/partners/partnertables.h"
#include "pages/partners/partnerusage.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/tag.h"

#include <QHBoxLayout>
#include <QMenu>

namespace octroi::pages {

using models::Format;
using widgets::Button;
using widgets::Label;

PartnerView::PartnerView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(new Label(QString(), theme::Type::Page))
    , m_since(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_contact(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_counts(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_state(new widgets::ChipLabel)
    , m_tags(new QWidget)
    , m_issue(new Button(QString(), Button::Kind::Primary))
    , m_more(new widgets::IconButton(QStringLiteral("more"), QString()))
    , m_closed(new widgets::Note(theme::Tone::Warning))
    , m_usage(new PartnerUsage(context))
    , m_limits(new PartnerLimits(context))
    , m_quota(new PartnerQuota)
    , m_tables(new PartnerTables(context))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 24);
    column->setSpacing(16);
    column->addWidget(head());
    m_closed->hide();
    column->addWidget(m_closed);
    auto *row = m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    row->setSpacing(16);
    row->addWidget(m_usage, 1);
    m_quota->hide();
    row->addWidget(m_quota, 1);
    row->addWidget(m_limits);
    column->addLayout(row);
    column->addWidget(m_tables);
    column->addStretch(1);
    connect(m_issue, &QAbstractButton::clicked, this, &PartnerView::issueRequested);
    connect(m_limits, &PartnerLimits::urgentChanged, this, [this](const KeyLimit &limit, const QTimeZone &zone) {
        m_quota->setLimit(limit, zone);
        m_usage->hide();
        m_quota->show();
    });
    connect(m_limits, &PartnerLimits::emptied, this, [this] {
        m_quota->hide();
        m_usage->setVisible(m_context.backend->usage() != nullptr);
    });
    connect(m_more, &QAbstractButton::clicked, this, &PartnerView::showMenu);
    retranslate();
}

QWidget *PartnerView::head()
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_name);
    first->addWidget(m_state);
    auto *tags = new QHBoxLayout(m_tags);
    tags->setContentsMargins(0, 0, 0, 0);
    tags->setSpacing(8);
    first->addWidget(m_tags);
    first->addStretch(1);
    m_issue->setIconName(QStringLiteral("plus"));
    first->addWidget(m_issue);
    first->addWidget(m_more);
    column->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(20);
    m_contact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (Label *label : {m_contact, m_counts})
        label->setElided(true);
    second->addWidget(m_since);
    second->addWidget(m_contact);
    second->addWidget(m_counts);
    second->addStretch(1);
    column->addLayout(second);
    return all;
}

void PartnerView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int room = width() - 48;
    const bool narrow = room < 376 + 16 + 300;
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_limits->setMinimumWidth(narrow ? 0 : 376);
    m_limits->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : 376);
    // The tags are the first to give way to the name and the buttons.
    const int others = m_name->sizeHint().width() + m_state->sizeHint().width() + m_issue->sizeHint().width() +
                       m_more->sizeHint().width() + 48;
    m_tags->setVisible(others + m_tags->sizeHint().width() < room);
}

void PartnerView::retranslate()
{
    m_issue->setText(tr("Issue…"));
    m_more->setName(tr("More actions"));
    m_closed->setText(tr("This partner is closed: all its credentials are refused."));
    m_usage->retranslate();
    m_limits->retranslate();
    m_quota->retranslate();
    m_tables->retranslate();
    updateReadOnly();
    if (!m_partner.id.isEmpty())
        showHead();
}

void PartnerView::updateReadOnly()
{
    const bool readOnly = m_context.spine->isReadOnly();
    const bool closed = m_partner.status == domain::PartnerStatus::Closed;
    const QString noKeys = models::CapabilityWords::whyNot(*m_context.backend, backends::Capability::ApiKeys);
    m_issue->setDisabledReason(!noKeys.isEmpty() ? noKeys : readOnly ? tr("This window is read-only.")
                               : closed ? tr("The partner is closed.")
                                        : QString());
    m_tables->setReadOnly(readOnly);
}

void PartnerView::setPartner(const domain::Partner &partner, const QString &applicationId)
{
    m_partner = partner;
    m_tables->setPartner(partner.id, applicationId);
    m_usage->setPartner(partner.id);
    m_limits->setPartner(partner.id);
    showHead();
    updateReadOnly();
}

void PartnerView::refresh()
{
    m_usage->refresh();
    m_limits->refresh();
    showHead();
}

void PartnerView::showHead()
{
    m_name->setText(m_partner.name);
    m_state->setText(Format::partnerStatus(m_partner.status));
    const bool closed = m_partner.status == domain::PartnerStatus::Closed;
    m_state->setTone(closed ? theme::Tone::Neutral : theme::Tone::Ok);
    m_closed->setVisible(closed);
    while (QLayoutItem *item = m_tags->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_tags->layout()->addWidget(new widgets::Tag(Format::partnerKind(m_partner.kind)));
    for (const QString &tag : m_partner.tags.first(std::min<qsizetype>(4, m_partner.tags.size())))
        m_tags->layout()->addWidget(new widgets::Tag(tag));
    m_since->setText(
        m_partner.createdAt.isValid()
            ? tr("since %1")
                  .arg(QLocale().toString(m_partner.createdAt.toLocalTime().date(), tr("MMMM yyyy")))
            : QString());
    m_since->setVisible(!m_since->text().isEmpty());
    m_contact->setText(m_partner.contact);
    m_contact->setVisible(!m_partner.contact.isEmpty());
    int keys = 0;
    const auto applications = m_context.inventory->applicationsOf(m_partner.id);
    for (const domain::Application *application : applications)
        keys += int(m_context.inventory->keysOf(application->id).size());
    m_counts->setText(tr("%1, %2", "number of applications, number of credentials")
                          .arg(tr("%n application(s)", nullptr, int(applications.size())),
                               tr("%n credential(s)", nullptr, keys)));
}

void PartnerView::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool changeable = !m_context.spine->isReadOnly();
    QAction *edit = menu->addAction(tr("Edit partner…"));
    edit->setEnabled(changeable);
    connect(edit, &QAction::triggered, this, &PartnerView::editRequested);
    const bool closed = m_partner.status == domain::PartnerStatus::Closed;
    QAction *close = menu->addAction(closed ? tr("Reopen partner") : tr("Close partner…"));
    close->setEnabled(changeable);
    connect(close, &QAction::triggered, this, [this, closed] {
        domain::Partner partner = m_partner;
        partner.status = closed ? domain::PartnerStatus::Active : domain::PartnerStatus::Closed;
        Q_EMIT changeRequested(change::UpdatePartner{partner});
    });
    QAction *offboard = menu->addAction(tr("Offboard…"));
    offboard->setEnabled(changeable);
    connect(offboard, &QAction::triggered, this, &PartnerView::offboardRequested);
    menu->addSeparator();
    connect(menu->addAction(tr("Show in the audit log")), &QAction::triggered, this,
            &PartnerView::auditRequested);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace octroi::pages
