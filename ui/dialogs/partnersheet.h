// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Field;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

class TokenEdit;

/// A partner: new, or one that is there.
class PartnerSheet : public FormSheet
{
    Q_OBJECT
public:
    PartnerSheet(pages::Context context, const domain::Partner *partner, QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    bool m_new;
    domain::Partner m_partner;
    widgets::Field *m_name, *m_contact;
    widgets::Segments *m_kind;
    widgets::Label *m_kindLabel, *m_tagsLabel;
    TokenEdit *m_tags;
};

} // namespace octroi::dialogs
