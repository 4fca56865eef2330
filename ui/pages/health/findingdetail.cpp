// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/health/findingdetail.h"

#include "models/format.h"
#include "models/healthobjectsmodel.h"
#include "models/healthwords.h"
#include "pages/health/scopeshares.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHBoxLayout>

namespace octroi::pages {

using health::Rule;
using models::Format;
using models::HealthObjectsModel;
using models::HealthWords;
using widgets::Button;
using widgets::Label;

namespace {

constexpr int kWide = 376;

} // namespace

FindingDetail::FindingDetail(Context context, health::Health &health, QWidget *parent)
    : Surface(theme::Color::BgSurface, parent)
    , m_context(context)
    , m_health(health)
    , m_model(new HealthObjectsModel(this))
    , m_title(new Label(QString(), theme::Type::CardTitle))
    , m_since(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_why(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_sharesTitle(new Label(QString(), theme::Type::Strong))
    , m_more(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_objects(new Label(QString(), theme::Type::Strong))
    , m_chip(new widgets::ChipLabel)
    , m_close(new widgets::IconButton(QStringLiteral("close"), QString()))
    , m_harmless(new widgets::Note(theme::Tone::Ok))
    , m_ignored(new widgets::Note(theme::Tone::Info))
    , m_shares(new ScopeShares)
    , m_check(new widgets::Link)
    , m_filter(new widgets::Link)
    , m_table(new widgets::TableView)
    , m_ignore(new Button(QString(), Button::Kind::Secondary))
    , m_fix(new Button(QString(), Button::Kind::Primary))
{
    setEdges(Qt::LeftEdge);
    setFixedWidth(kWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    column->addWidget(evidence());
    column->addWidget(objectsHead());
    m_table->setModel(m_model);
    m_table->setEdge(16);
    m_table->setColumnWidths({0, 118, 92});
    m_table->setMinimumHeight(theme::kTableHeader + 3 * theme::kRow);
    column->addWidget(m_table, 1);
    column->addWidget(foot());
    connectParts();
    retranslate();
}

QWidget *FindingDetail::head()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    auto *first = new QHBoxLayout;
    m_title->setElided(true);
    first->addWidget(m_title, 1);
    first->addWidget(m_close);
    column->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    m_since->setElided(true);
    second->addWidget(m_chip);
    second->addWidget(m_since, 1);
    column->addLayout(second);
    m_why->setWordWrap(true);
    column->addWidget(m_why);
    for (widgets::Note *note : {m_harmless, m_ignored}) {
        note->setSmall(true);
        note->hide();
        column->addWidget(note);
    }
    return part;
}

QWidget *FindingDetail::evidence()
{
    m_sharesPart = new QWidget;
    auto *column = new QVBoxLayout(m_sharesPart);
    column->setContentsMargins(16, 0, 16, 12);
    column->setSpacing(4);
    column->addWidget(m_sharesTitle);
    column->addWidget(m_shares);
    column->addWidget(m_more);
    m_sharesPart->hide();
    return m_sharesPart;
}

QWidget *FindingDetail::objectsHead()
{
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(12);
    m_objects->setElided(true);
    row->addWidget(m_objects, 1);
    for (widgets::Link *link : {m_filter, m_check}) {
        link->setSmall(true);
        row->addWidget(link);
    }
    return part;
}

QWidget *FindingDetail::foot()
{
    auto *part = new Surface;
    part->setEdges(Qt::TopEdge);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(16, 12, 16, 12);
    row->addWidget(m_ignore);
    row->addStretch(1);
    row->addWidget(m_fix);
    return part;
}

void FindingDetail::connectParts()
{
    connect(m_close, &QAbstractButton::clicked, this, &FindingDetail::closed);
    connect(m_fix, &QAbstractButton::clicked, this, &FindingDetail::fixRequested);
    connect(m_ignore, &QAbstractButton::clicked, this, &FindingDetail::ignoreRequested);
    connect(m_model, &HealthObjectsModel::checkedChanged, this, &FindingDetail::refreshFoot);
    connect(m_check, &QAbstractButton::clicked, this, [this] {
        m_model->setAllChecked(m_model->checkedCount() < m_model->rowCount());
    });
    connect(m_filter, &QAbstractButton::clicked, this, [this] { Q_EMIT filterRequested(filter()); });
    connect(m_ignored, &widgets::Note::actionTriggered, this, [this] { m_health.takeBack(rule()); });
    connect(m_table, &widgets::TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const auto object = health::ObjectId::fromText(index.data(models::kIdRole).toString()))
            Q_EMIT objectRequested(*object);
    });
}

health::Rule FindingDetail::rule() const
{
    return m_model->rule();
}

void FindingDetail::retranslate()
{
    m_close->setName(tr("Close"));
    m_sharesTitle->setText(tr("Scopes: keys that used it, keys that never did"));
    m_ignore->setText(tr("Ignore until…"));
    m_ignored->setAction(tr("Take back"));
    m_filter->setText(tr("Show in Credentials"));
    m_table->setAccessibleName(tr("Objects of the finding"));
    if (m_health.report())
        refresh();
}

void FindingDetail::show(Rule rule)
{
    m_model->show(m_health.report(), rule);
    refresh();
    setVisible(true);
}

/// Since when it is found, and whether it grows.
QString FindingDetail::since() const
{
    const QDate first = m_health.history().since(rule());
    if (!first.isValid())
        return {};
    const QString seen = tr("first seen %1", "date").arg(Format::shortDate(first));
    const auto growth = m_health.history().growthAWeek(rule());
    const int n = growth ? int(std::lround(std::abs(*growth))) : 0;
    if (n == 0)
        return seen;
    return *growth > 0 ? tr("%1, grows by %n a week", "when it was first seen", n).arg(seen)
                       : tr("%1, shrinks by %n a week", "when it was first seen", n).arg(seen);
}

/// What finds the same keys in the list of credentials; "" where no filter does.
QString FindingDetail::filter() const
{
    const health::Policy &policy = m_health.report()->policy;
    if (rule() == Rule::ExpiringSoon)
        return QStringLiteral("status:active expires<%1d").arg(policy.expiringDays);
    if (rule() == Rule::Unused)
        return QStringLiteral("status:active last_used>%1d").arg(policy.unusedDays);
    return {};
}

void FindingDetail::refresh()
{
    const auto report = m_health.report();
    if (!report)
        return;
    m_model->show(report, rule());
    const health::Finding &finding = report->finding(rule());
    const health::Severity severity = severityOf(rule());
    m_title->setText(HealthWords::heading(rule()));
    m_chip->setText(HealthWords::severity(severity));
    m_chip->setTone(theme::Tone(int(HealthWords::tone(severity))));
    m_since->setText(since());
    m_why->setText(HealthWords::why(rule(), *report));
    const QString harmless = finding.count() > 0 ? HealthWords::harmless(*report, rule()) : QString();
    m_harmless->setText(harmless);
    m_harmless->setVisible(!harmless.isEmpty());
    m_ignored->setText(tr("%n ignored", nullptr, int(std::min<qint64>(finding.accepted, 1'000'000'000))));
    m_ignored->setVisible(finding.accepted > 0);
    m_shares->setShares(finding.shares);
    m_sharesPart->setVisible(!finding.shares.empty());
    m_more->setText(tr("%n more scope(s)", nullptr, m_shares->hidden()));
    m_more->setVisible(m_shares->hidden() > 0);
    m_objects->setText(tr("%n object(s)", nullptr, int(std::min<qint64>(finding.count(), 1'000'000'000))));
    m_filter->setVisible(!filter().isEmpty() && finding.count() > 0);
    refreshFoot();
}

void FindingDetail::refreshFoot()
{
    const qint64 checked = m_model->checkedCount();
    const bool all = checked == m_model->rowCount();
    m_check->setText(all ? tr("Uncheck all") : tr("Check all"));
    m_check->setVisible(m_model->rowCount() > 0);
    const QString fix = HealthWords::fix(fixOf(rule()), int(std::min<qint64>(checked, 1'000'000'000)));
    m_fix->setText(fix);
    m_fix->setVisible(!fix.isEmpty());
    const QString none = checked == 0 ? tr("Check objects of the list.") : QString();
    m_fix->setDisabledReason(m_reason.isEmpty() ? none : m_reason);
    m_ignore->setDisabledReason(none);
}

void FindingDetail::setDisabledReason(const QString &reason)
{
    m_reason = reason;
    refreshFoot();
}

void FindingDetail::focusObjects()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void FindingDetail::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
