// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::dialogs {

class ExpiryPicker;

/// When a key that is there expires.
class ExpirySheet : public FormSheet
{
    Q_OBJECT
public:
    ExpirySheet(pages::Context context, const domain::ApiKey &key, QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;

private:
    domain::ApiKey m_key;
    widgets::Label *m_now;
    ExpiryPicker *m_expiry;
};

} // namespace octroi::dialogs
