// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Field;
}

namespace octroi::dialogs {

/// Another name for a key.
class KeyNameSheet : public FormSheet
{
    Q_OBJECT
public:
    KeyNameSheet(pages::Context context, const domain::ApiKey &key, QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    domain::ApiKey m_key;
    widgets::Field *m_name;
};

} // namespace octroi::dialogs
