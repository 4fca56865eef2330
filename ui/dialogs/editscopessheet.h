// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::dialogs {

class ScopePicker;

/// The scopes of a key that is there. Taking one away goes through the preview.
class EditScopesSheet : public FormSheet
{
    Q_OBJECT
public:
    EditScopesSheet(pages::Context context, const domain::ApiKey &key, QWidget *parent = nullptr);

Q_SIGNALS:
    void previewRequested(const octroi::change::Change &change);

protected:
    void submit() override;
    void retranslate() override;

private:
    void update();

    domain::ApiKey m_key;
    ScopePicker *m_scopes;
    widgets::Note *m_difference;
};

} // namespace octroi::dialogs
