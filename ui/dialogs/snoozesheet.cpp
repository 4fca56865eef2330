// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/snoozesheet.h"

#include "models/alertwords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Label;

namespace {
constexpr qint64 kSeconds[] = {15 * 60, 3'600, 86'400};
constexpr int kUntil = 3, kMostDays = 31;
} // namespace

SnoozeSheet::SnoozeSheet(pages::Context context, const domain::Alert &alert, QWidget *parent)
    : FormSheet(context, parent)
    , m_alert(alert)
    , m_what(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_told(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_untilLabel(new Label(QString(), theme::Type::Label))
    , m_while(new widgets::Segments)
    , m_until(new QDateTimeEdit)
    , m_untilPart(labelled(m_untilLabel, m_until))
{
    setWantedSize({600, 0});
    m_what->setWordWrap(true);
    m_told->setWordWrap(true);
    form()->addWidget(m_what);
    m_while->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form()->addWidget(m_while);
    form()->addWidget(m_untilPart);
    form()->addWidget(m_told);
    const QDateTime now = context.clock->now().toLocalTime();
    m_until->setCalendarPopup(true);
    m_until->setMinimumHeight(32);
    m_until->setMinimumDateTime(now);
    m_until->setMaximumDateTime(now.addDays(kMostDays));
    m_until->setDateTime(QDateTime(now.date().addDays(1), QTime(8, 0)));
    retranslate();
    connect(m_while, &widgets::Segments::currentChanged, this, &SnoozeSheet::update);
    connect(m_while, &widgets::Segments::activated, this, [this](int index) {
        touch();
        if (index == kUntil)
            m_until->setFocus();
    });
    connect(m_until, &QDateTimeEdit::dateTimeChanged, this, [this] {
        touch();
        update();
    });
    update();
    setFocusProxy(m_while);
}

void SnoozeSheet::retranslate()
{
    setTitle(tr("Snooze %1", "the rule of an alert").arg(m_alert.ruleName));
    submitButton()->setText(tr("Snooze"));
    m_what->setText(models::AlertWords::story(m_alert, context().clock->now()));
    m_while->setSegments({tr("15 minutes"), tr("1 hour"), tr("1 day"), tr("Until…")});
    m_while->setAccessibleName(tr("For how long"));
    m_untilLabel->setText(tr("Until"));
    m_until->setAccessibleName(m_untilLabel->text());
    if (auto *edit = m_until->findChild<QLineEdit *>())
        edit->setAccessibleName(m_untilLabel->text());
    m_until->setDisplayFormat(models::Format::tr("d MMM yyyy", "date format as of QLocale") + QStringLiteral(", ") +
                              QLocale().timeFormat(QLocale::ShortFormat));
    update();
}

QDateTime SnoozeSheet::until() const
{
    const int index = m_while->currentIndex();
    return index >= kUntil ? m_until->dateTime().toUTC() : context().clock->now().addSecs(kSeconds[std::max(0, index)]);
}

void SnoozeSheet::update()
{
    m_untilPart->setVisible(m_while->currentIndex() == kUntil);
    m_told->setText(tr("Nobody is told of it before %1, also not when it ends. If it still fires then, it is told again.").arg(models::Format::exact(until())));
}

bool SnoozeSheet::showFieldError(const Error &error)
{
    if (error.field != QLatin1String("until"))
        return false;
    showProblem(tr("Choose a moment of the next 31 days."));
    return true;
}

void SnoozeSheet::submit()
{
    run(change::SnoozeAlert{m_alert, until()});
}

} // namespace octroi::dialogs
