// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Field;
}

namespace octroi::dialogs {

/// A new plan. Numbers may be written with k, M and G; an empty field is no limit.
class PlanSheet : public FormSheet
{
    Q_OBJECT
public:
    explicit PlanSheet(pages::Context context, QWidget *parent = nullptr);
    /// "2M" is 2,000,000; -1 when it is not a number.
    static double number(const QString &text);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    widgets::Field *m_name, *m_rate, *m_burst, *m_quotaDay, *m_quotaMonth, *m_bandwidth, *m_volume;
};

} // namespace octroi::dialogs
