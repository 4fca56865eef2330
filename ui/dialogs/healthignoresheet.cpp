// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/healthignoresheet.h"

#include "dialogs/formsheet.h"
#include "models/format.h"
#include "models/healthwords.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::HealthWords;
using widgets::Button;

namespace {

constexpr int kPresets[] = {30, 90, 180, 365};

} // namespace

HealthIgnoreSheet::HealthIgnoreSheet(health::Health &health, const Clock &clock, health::Rule rule,
                                     std::vector<health::ObjectId> objects, QWidget *parent)
    : Sheet(QString(), parent)
    , m_health(health)
    , m_clock(clock)
    , m_rule(rule)
    , m_objects(std::move(objects))
    , m_what(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_untilLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_reason(new widgets::Field)
    , m_presets(new widgets::Segments)
    , m_until(new QDateEdit)
    , m_problem(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({680, 0});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    m_what->setWordWrap(true);
    column->addWidget(m_what);
    column->addWidget(m_reason);
    column->addWidget(labelled(m_untilLabel, until()));
    m_problem->hide();
    column->addWidget(m_problem);
    setBody(body);
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
    m_presets->setSegments({{}, {}, {}, {}});
    m_presets->setCurrentIndex(1);
    m_until->setDate(today().addDays(kPresets[1]));
    retranslate();
    connect(m_cancel, &QAbstractButton::clicked, this, &HealthIgnoreSheet::requestClose);
    connect(m_submit, &QAbstractButton::clicked, this, &HealthIgnoreSheet::submit);
    connect(m_reason, &widgets::Field::textEdited, this, [this] { m_reason->setError({}); });
    setFocusProxy(m_reason->lineEdit());
}

QDate HealthIgnoreSheet::today() const
{
    return m_clock.now().toLocalTime().date();
}

QWidget *HealthIgnoreSheet::until()
{
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_until->setCalendarPopup(true);
    m_until->setFixedSize(156, 32);
    m_until->setDateRange(today().addDays(1), today().addDays(health::kLongestAcceptance - 1));
    row->addWidget(m_presets);
    row->addWidget(m_until);
    row->addStretch(1);
    connect(m_presets, &widgets::Segments::activated, this,
            [this](int index) { m_until->setDate(today().addDays(kPresets[index])); });
    return part;
}

void HealthIgnoreSheet::retranslate()
{
    setTitle(tr("Ignore: %1").arg(HealthWords::heading(m_rule)));
    m_what->setText(m_objects.empty()
                        ? tr("All that this check finds, also later, is left out of the list and of the score until the date.")
                        : tr("%n object(s) are left out of the list and of the score until the date.", nullptr, int(m_objects.size())));
    m_reason->setLabel(tr("Reason"));
    m_reason->setPlaceholderText(tr("Who agreed to it, and why"));
    m_untilLabel->setText(tr("Until"));
    QStringList presets;
    for (const int days : kPresets)
        presets << models::Format::days(days);
    m_presets->setSegments(presets);
    m_presets->setAccessibleName(tr("Ignore for"));
    m_until->setAccessibleName(tr("Last day"));
    if (auto *edit = m_until->findChild<QLineEdit *>())
        edit->setAccessibleName(m_until->accessibleName());
    m_until->setDisplayFormat(models::Format::tr("d MMM yyyy", "date format as of QLocale"));
    m_cancel->setText(tr("Cancel"));
    m_submit->setText(tr("Ignore"));
}

void HealthIgnoreSheet::submit()
{
    const QDateTime until = QDateTime(m_until->date(), QTime(23, 59), Qt::LocalTime).toUTC();
    const Result<void> done = m_objects.empty() ? m_health.acceptAll(m_rule, m_reason->text(), until)
                                                : m_health.accept(m_rule, m_objects, m_reason->text(), until);
    if (done)
        return closeSheet();
    const bool isReason = done.error().field == QLatin1String("reason");
    if (isReason) {
        m_reason->setError(done.error().reason == QLatin1String("missing")
                               ? tr("Say why, for whoever looks at it next.")
                               : tr("At most %n character(s).", nullptr, health::kLongestReason));
        m_reason->lineEdit()->setFocus();
    }
    m_problem->setText(done.error().field == QLatin1String("until") ? tr("Choose a day within a year from now.")
                                                                    : models::Format::error(done.error()));
    m_problem->setVisible(!isReason);
}

void HealthIgnoreSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HealthIgnoreSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        Sheet::keyPressEvent(event);
}

} // namespace octroi::dialogs
