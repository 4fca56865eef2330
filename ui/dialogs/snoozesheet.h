// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

class QDateTimeEdit;

namespace octroi::widgets {
class Label;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// How long nothing is sent of an alert: a while, or until a moment of the next 31 days.
class SnoozeSheet : public FormSheet
{
    Q_OBJECT
public:
    SnoozeSheet(pages::Context context, const domain::Alert &alert, QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    QDateTime until() const;
    void update();

    domain::Alert m_alert;
    widgets::Label *m_what, *m_told, *m_untilLabel;
    widgets::Segments *m_while;
    QDateTimeEdit *m_until;
    QWidget *m_untilPart;
};

} // namespace octroi::dialogs
