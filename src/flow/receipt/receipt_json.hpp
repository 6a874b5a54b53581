// Receipts as JSON: fields in one order, no blanks.
#pragma once

#include <nlohmann/json.hpp>

#include "flow/receipt/receipt.hpp"

namespace nuan::flow {

using ReceiptJson = nlohmann::ordered_json;

// Everything but digests and signature.
[[nodiscard]] ReceiptJson body_of(const Receipt& receipt);
// The parts of a body, each with its digest. Facts are parts of their own: `facts 1`.
[[nodiscard]] NamedTexts digests_of(const ReceiptJson& body);
// What is signed: the format, then a line for each part.
[[nodiscard]] std::string signed_text(const NamedTexts& digests);
[[nodiscard]] std::string line_of(ReceiptJson body, const Signed& by);

}  // namespace nuan::flow
