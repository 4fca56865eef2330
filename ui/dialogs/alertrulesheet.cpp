// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alertrulesheet.h"

#include "models/alertwords.h"
#include "models/format.h"
#include "models/trusttext.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>

// Building and filling it; what is typed, and what becomes of it, is in alertrulesheettyped.cpp.
namespace octroi::dialogs {

using domain::AlertKind;
using domain::AlertMeasure;
using domain::AlertSubject;
using models::AlertWords;
using widgets::Field;
using widgets::Label;
using widgets::Segments;

namespace {

constexpr AlertMeasure kMeasures[] = {AlertMeasure::Requests, AlertMeasure::Bytes, AlertMeasure::Latency, AlertMeasure::Refusals};
constexpr qint64 kMinutes[] = {60, 300, 900, 3'600, 6 * 3'600, 86'400};
constexpr qint64 kHours[] = {3'600, 3 * 3'600, 6 * 3'600, 12 * 3'600, 86'400};

/// What a rule of that kind can look at.
QList<AlertSubject> subjectsOf(AlertKind kind)
{
    using S = AlertSubject;
    switch (kind) {
    case AlertKind::Silence: return {S::Partner, S::Application, S::Key, S::Client};
    case AlertKind::Expiry: return {S::All, S::Partner, S::Application, S::Key, S::Client};
    case AlertKind::Quota: return {S::All, S::Partner, S::Application, S::Key};
    case AlertKind::Threshold:
    case AlertKind::Anomaly: break;
    }
    return {S::All, S::Partner, S::Application, S::Key, S::Client, S::Api};
}

Label *caption()
{
    return new Label(QString(), theme::Type::Label);
}

QString listOf(QList<int> steps, bool falling)
{
    std::sort(steps.begin(), steps.end());
    if (falling)
        std::reverse(steps.begin(), steps.end());
    QStringList out;
    for (const int step : steps)
        out << QString::number(step);
    return out.join(QStringLiteral(", "));
}

} // namespace

AlertRuleSheet::AlertRuleSheet(pages::Context context, const domain::AlertRule &rule, QWidget *parent)
    : FormSheet(context, parent)
    , m_rule(rule)
    , m_name(new Field), m_limit(new Field), m_deviations(new Field), m_steps(new Field), m_key(new Field), m_zone(new Field), m_webhook(new Field)
    , m_kind(new Segments), m_direction(new Segments), m_sides(new Segments), m_percentile(new Segments)
    , m_measure(new QComboBox), m_window(new QComboBox), m_subject(new QComboBox), m_object(new QComboBox)
    , m_clientErrors(new QCheckBox)
    , m_kindLabel(caption()), m_explained(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_measureLabel(caption()), m_directionLabel(caption()), m_sidesLabel(caption()), m_percentileLabel(caption()), m_windowLabel(caption())
    , m_subjectLabel(caption()), m_objectLabel(caption()), m_objectError(new Label(QString(), theme::Type::Caption, theme::Color::DangerText))
    , m_foretold(new widgets::Note(theme::Tone::Info))
    , m_foretell(new widgets::Button(QString(), widgets::Button::Kind::Ghost))
{
    setWantedSize({760, 0});
    build();
    retranslate();
    load();
    connectParts();
    setFocusProxy(m_name->lineEdit());
}

void AlertRuleSheet::build()
{
    const auto pair = [this](QWidget *left, QWidget *right) {
        auto *row = new QHBoxLayout;
        row->setSpacing(16);
        row->addWidget(left, 1, Qt::AlignTop);
        row->addWidget(right, 1, Qt::AlignTop);
        form()->addLayout(row);
    };
    form()->addWidget(m_name);
    form()->addWidget(labelled(m_kindLabel, m_kind));
    m_explained->setWordWrap(true);
    form()->addWidget(m_explained);
    m_measurePart = labelled(m_measureLabel, m_measure);
    m_percentilePart = labelled(m_percentileLabel, m_percentile);
    pair(m_measurePart, m_percentilePart);
    m_directionPart = labelled(m_directionLabel, m_direction);
    pair(m_directionPart, m_limit);
    m_sidesPart = labelled(m_sidesLabel, m_sides);
    pair(m_sidesPart, m_deviations);
    form()->addWidget(m_clientErrors);
    form()->addWidget(m_steps);
    m_windowPart = labelled(m_windowLabel, m_window);
    pair(m_windowPart, m_zone);
    auto *object = new QWidget;
    auto *column = new QVBoxLayout(object);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_objectPart = labelled(m_objectLabel, m_object);
    column->addWidget(m_objectPart);
    column->addWidget(m_key);
    column->addWidget(m_objectError);
    pair(labelled(m_subjectLabel, m_subject), object);
    form()->addWidget(m_webhook);
    m_foretold->hide();
    form()->addWidget(m_foretell, 0, Qt::AlignLeading);
    form()->addWidget(m_foretold);
    m_objectError->setWordWrap(true);
    m_objectError->hide();
    for (Segments *segments : {m_kind, m_direction, m_sides, m_percentile})
        segments->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (QComboBox *box : {m_measure, m_window, m_subject, m_object})
        box->setMinimumHeight(32);
    m_object->setEditable(true);
    m_object->setInsertPolicy(QComboBox::NoInsert);
    m_object->completer()->setFilterMode(Qt::MatchContains);
    m_object->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_key->setMono(true);
    m_webhook->setMono(true);
}

void AlertRuleSheet::connectParts()
{
    const auto changed = [this] {
        m_foretold->hide();
        m_objectError->hide();
        for (Field *field : {m_name, m_limit, m_deviations, m_steps, m_key, m_zone, m_webhook})
            field->setError({});
        touch();
    };
    for (Field *field : {m_name, m_limit, m_deviations, m_steps, m_key, m_zone, m_webhook})
        connect(field, &Field::textEdited, this, changed);
    for (Segments *segments : {m_kind, m_direction, m_sides, m_percentile})
        connect(segments, &Segments::activated, this, changed);
    for (QComboBox *box : {m_measure, m_window, m_subject, m_object})
        connect(box, &QComboBox::currentIndexChanged, this, changed);
    connect(m_clientErrors, &QCheckBox::clicked, this, changed);
    connect(m_kind, &Segments::activated, this, &AlertRuleSheet::chooseKind);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &AlertRuleSheet::showParts);
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this] {
        fillObjects();
        showParts();
    });
    connect(m_subject, &QComboBox::activated, this, [this] { m_wanted = subject(); });
    connect(m_foretell, &QAbstractButton::clicked, this, &AlertRuleSheet::foretell);
    connect(this, &FormSheet::conflicted, this, &AlertRuleSheet::rebase);
}

void AlertRuleSheet::retranslate()
{
    setTitle(isNew() ? tr("New alert rule") : tr("Alert rule %1").arg(m_rule.name));
    submitButton()->setText(isNew() ? tr("Create the rule") : tr("Save"));
    m_name->setLabel(tr("Name"));
    m_kindLabel->setText(tr("Tell when"));
    m_kind->setSegments({tr("Threshold"), tr("Error rate"), tr("Silence"), tr("Anomaly"), tr("Expiry"), tr("Quota")});
    m_kind->setAccessibleName(m_kindLabel->text());
    m_measureLabel->setText(tr("What is measured"));
    m_measure->setAccessibleName(m_measureLabel->text());
    if (m_measure->count() == 0) {
        for (std::size_t i = 0; i < std::size(kMeasures); ++i)
            m_measure->addItem(QString(), int(kMeasures[i]));
    }
    const QStringList measures{tr("Calls"), tr("Bytes in and out"), tr("Latency"), tr("Refused calls")};
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemText(i, measures.at(i));
    m_percentileLabel->setText(tr("Percentile"));
    m_percentile->setSegments({QStringLiteral("p50"), QStringLiteral("p95"), QStringLiteral("p99")});
    m_percentile->setAccessibleName(m_percentileLabel->text());
    m_directionLabel->setText(tr("It is"));
    m_direction->setSegments({tr("Above", "a limit"), tr("Below", "a limit")});
    m_direction->setAccessibleName(tr("Above or below the limit"));
    m_sidesLabel->setText(tr("Calls are"));
    m_sides->setSegments({tr("More or fewer"), tr("More"), tr("Fewer")});
    m_sides->setAccessibleName(tr("More or fewer than expected"));
    m_deviations->setLabel(tr("Times the usual deviation"));
    m_clientErrors->setText(tr("Count answers with 4xx as errors, too"));
    m_windowLabel->setText(tr("Over the last"));
    m_window->setAccessibleName(m_windowLabel->text());
    m_zone->setLabel(tr("Time zone of the weekly pattern"));
    m_zone->setPlaceholderText(tr("The server's"));
    m_subjectLabel->setText(tr("Looks at"));
    m_subject->setAccessibleName(m_subjectLabel->text());
    m_objectLabel->setText(tr("Which one"));
    m_object->setAccessibleName(m_objectLabel->text());
    m_object->lineEdit()->setAccessibleName(m_objectLabel->text());
    m_key->setLabel(tr("Identifier of the key"));
    m_webhook->setLabel(tr("Webhook"));
    m_webhook->setPlaceholderText(QStringLiteral("https://hooks.example/alerts"));
    m_webhook->setHint(m_rule.webhookUrl.isEmpty() ? tr("Optional. The server calls it, also while no console runs; its signing secret is shown once, when this is saved.")
                                                   : tr("The signing secret was shown when the webhook was set. A new one is made with “New secret…”."));
    m_foretell->setText(tr("How often in the last 7 days?"));
    if (m_subject->count() > 0) {
        fillWindows(true);
        fillSubjects();
    }
    showParts();
}

AlertKind AlertRuleSheet::kind() const
{
    switch (m_kind->currentIndex()) {
    case Silence: return AlertKind::Silence;
    case Anomaly: return AlertKind::Anomaly;
    case Expiry: return AlertKind::Expiry;
    case Quota: return AlertKind::Quota;
    default: return AlertKind::Threshold;
    }
}

AlertSubject AlertRuleSheet::subject() const
{
    return AlertSubject(m_subject->currentData().toInt());
}

void AlertRuleSheet::load()
{
    const bool errors = m_rule.kind == AlertKind::Threshold && m_rule.measure == AlertMeasure::ErrorRate;
    m_kind->setCurrentIndex(errors                                ? ErrorRate
                            : m_rule.kind == AlertKind::Threshold ? Threshold
                            : m_rule.kind == AlertKind::Silence   ? Silence
                            : m_rule.kind == AlertKind::Anomaly   ? Anomaly
                            : m_rule.kind == AlertKind::Expiry    ? Expiry
                                                                  : Quota);
    m_name->setText(m_rule.name);
    m_measure->setCurrentIndex(std::max(0, m_measure->findData(int(m_rule.measure))));
    m_percentile->setCurrentIndex(m_rule.percentile == 50 ? 0 : m_rule.percentile == 99 ? 2 : 1);
    m_direction->setCurrentIndex(m_rule.below ? 1 : 0);
    m_sides->setCurrentIndex(isNew() || m_rule.above == m_rule.below ? 0 : m_rule.above ? 1 : 2);
    const QString limit = m_rule.limit > 0 || !isNew() ? QString::number(m_rule.limit, 'g', 12) : QString();
    m_limit->setText(m_rule.kind == AlertKind::Threshold ? limit : QString());
    m_deviations->setText(m_rule.kind == AlertKind::Anomaly && !limit.isEmpty() ? limit : QStringLiteral("4"));
    m_clientErrors->setChecked(m_rule.clientErrors);
    m_zone->setText(m_rule.timeZone);
    m_webhook->setText(m_rule.webhookUrl);
    m_wanted = m_rule.subject;
    chooseKind();
    if (!m_rule.steps.isEmpty())
        m_steps->setText(listOf(m_rule.steps, m_rule.kind == AlertKind::Expiry));
    if (!isNew())
        m_window->setCurrentIndex(std::max(0, m_window->findData(m_rule.windowSeconds)));
    m_object->setCurrentIndex(m_object->findData(m_rule.subjectId));
    if (m_rule.subject == AlertSubject::Key)
        m_key->setText(m_rule.subjectId);
    showParts();
}

void AlertRuleSheet::chooseKind()
{
    fillWindows(false);
    fillSubjects();
    m_steps->setText(kind() == AlertKind::Quota ? QStringLiteral("80, 100") : QStringLiteral("30, 14, 7, 1"));
    showParts();
}

void AlertRuleSheet::fillWindows(bool keep)
{
    const bool hours = kind() == AlertKind::Anomaly;
    const QVariant before = m_window->currentData();
    QList<qint64> windows;
    if (hours)
        windows = QList<qint64>(std::begin(kHours), std::end(kHours));
    else
        windows = QList<qint64>(std::begin(kMinutes), std::end(kMinutes));
    // What was set elsewhere is offered, too.
    if (!isNew() && m_rule.kind == kind() && !windows.contains(m_rule.windowSeconds))
        windows << m_rule.windowSeconds;
    std::sort(windows.begin(), windows.end());
    m_window->clear();
    for (const qint64 seconds : std::as_const(windows))
        m_window->addItem(AlertWords::window(seconds), seconds);
    const qint64 usual = hours || kind() == AlertKind::Silence ? 3'600 : 300;
    const int kept = keep && before.isValid() ? m_window->findData(before) : -1;
    m_window->setCurrentIndex(kept >= 0 ? kept : m_window->findData(usual));
}

void AlertRuleSheet::fillSubjects()
{
    m_subject->clear();
    for (const AlertSubject one : subjectsOf(kind()))
        m_subject->addItem(AlertWords::subject(one), int(one));
    m_subject->setCurrentIndex(std::max(0, m_subject->findData(int(m_wanted))));
    fillObjects();
}

void AlertRuleSheet::fillObjects()
{
    const QString before = m_object->currentData().toString();
    const inventory::Inventory &inventory = *context().inventory;
    m_object->clear();
    switch (subject()) {
    case AlertSubject::Partner:
        for (const domain::Partner &one : inventory.partners())
            m_object->addItem(one.name, one.id);
        break;
    case AlertSubject::Application:
        for (const domain::Application &one : inventory.applications())
            m_object->addItem(models::applicationName(one.id, inventory), one.id);
        break;
    case AlertSubject::Client:
        for (const domain::OAuthClient &one : inventory.clients())
            m_object->addItem(one.name, one.id);
        break;
    case AlertSubject::Api:
        for (const domain::Api &one : inventory.apis())
            m_object->addItem(one.name, one.id);
        break;
    case AlertSubject::All:
    case AlertSubject::Key:
        break;
    }
    m_object->setCurrentIndex(before.isEmpty() ? -1 : m_object->findData(before));
}

void AlertRuleSheet::showParts()
{
    const int choice = m_kind->currentIndex();
    const bool threshold = choice == Threshold, counted = threshold || choice == ErrorRate;
    const auto measure = AlertMeasure(m_measure->currentData().toInt());
    m_measurePart->setVisible(threshold);
    m_percentilePart->setVisible(threshold && measure == AlertMeasure::Latency);
    m_directionPart->setVisible(threshold);
    m_limit->setVisible(counted);
    m_limit->setLabel(choice == ErrorRate ? tr("Errors above, % of the answers") : tr("Limit"));
    m_limit->setTrailingText(choice == ErrorRate                  ? QStringLiteral("%")
                             : measure == AlertMeasure::Latency   ? tr("ms", "milliseconds")
                             : measure == AlertMeasure::Bytes     ? tr("bytes")
                                                                  : QString());
    m_limit->setPlaceholderText(choice == ErrorRate ? QStringLiteral("5") : measure == AlertMeasure::Bytes ? QStringLiteral("20G") : QStringLiteral("500"));
    m_clientErrors->setVisible(choice == ErrorRate);
    m_sidesPart->setVisible(choice == Anomaly);
    m_deviations->setVisible(choice == Anomaly);
    m_steps->setVisible(choice == Expiry || choice == Quota);
    m_steps->setLabel(choice == Quota ? tr("Percent used") : tr("Days before the end"));
    m_windowPart->setVisible(choice != Expiry && choice != Quota);
    m_zone->setVisible(choice == Anomaly || choice == Silence);
    const bool all = subject() == AlertSubject::All, key = subject() == AlertSubject::Key;
    m_objectPart->setVisible(!all && !key);
    m_key->setVisible(key);
    static const char *const kExplained[ChoiceCount] = {
        QT_TR_NOOP("What is measured over the chosen time is above or below a limit. Looked at each minute."),
        QT_TR_NOOP("Too many answers with 5xx over the chosen time. Looked at each minute; without answers it is never true."),
        QT_TR_NOOP("Somebody who always calls has stopped: no call came, and at least ten were to be expected by the weekly pattern."),
        QT_TR_NOOP("Calls are far from what the same hours of other weeks let expect. It learns for a week before it tells anything."),
        QT_TR_NOOP("A key without a successor, a client or a client secret ends within so many days. Each step is told once."),
        QT_TR_NOOP("A key has used so many percent of its calls of the day or the month, or of its bytes. Each step is told once.")};
    m_explained->setText(tr(kExplained[std::clamp(choice, 0, int(ChoiceCount) - 1)]));
}

} // namespace octroi::dialogs
