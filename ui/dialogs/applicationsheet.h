// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

class QComboBox;

namespace octroi::widgets {
class Field;
}

namespace octroi::dialogs {

/// An application of a partner: new, or one that is there.
class ApplicationSheet : public FormSheet
{
    Q_OBJECT
public:
    ApplicationSheet(pages::Context context, const QString &partnerId, const domain::Application *application,
                     QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    bool m_new;
    domain::Application m_application;
    widgets::Label *m_partnerLabel;
    QComboBox *m_partner;
    widgets::Field *m_name;
};

} // namespace octroi::dialogs
