// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Segments;
}

namespace octroi::dialogs {

/// A successor with the same grants; both work for a while.
class RotateSheet : public FormSheet
{
    Q_OBJECT
public:
    RotateSheet(pages::Context context, const domain::ApiKey &key, QWidget *parent = nullptr);

Q_SIGNALS:
    void rotated(const octroi::backends::IssuedKey &key);

protected:
    void submit() override;
    void retranslate() override;
    void succeeded(const change::ItemResult &result) override;

private:
    qint64 overlapSeconds() const;
    void update();

    domain::ApiKey m_key;
    widgets::Label *m_what, *m_overlapLabel, *m_end;
    widgets::Segments *m_overlap;
};

} // namespace octroi::dialogs
