package benchengine

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/bare"
)

// dataset is the name of the file, and so of the dataset.
const dataset = "orders"

// generate writes so many order lines to a Parquet file in a folder and returns
// its path; one that is there already is taken as it is, since its name says
// how many rows it has and the rows are the same each time: every number comes
// from a hash of the line's own.
func generate(ctx context.Context, e *bare.Engine, folder string, rows int) (string, error) {
	folder = filepath.Join(folder, fmt.Sprintf("%d-lines", rows))
	file := filepath.Join(folder, dataset+".parquet")
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	part := file + ".part"
	if err := e.WriteParquet(ctx, fmt.Sprintf(orderLines, rows), part); err != nil {
		return "", err
	}
	return file, os.Rename(part, file)
}

// orderLines are three years of orders of a shop: growing, with a season, long
// tails, one line in a thousand without a region, and by date, as logs are.
const orderLines = `
WITH lines AS (
  SELECT range AS line, (range * 1096) // %[1]d AS day, CAST(hash(range) >> 1 AS BIGINT) AS h,
    CAST(hash(range + 7) >> 1 AS BIGINT) AS g, CAST(hash(range * 31 + 5) >> 1 AS BIGINT) AS k
  FROM range(%[1]d)
), drawn AS (
  SELECT *, DATE '2023-01-01' + CAST(day AS INTEGER) AS date,
    (h %% 1000003) / 1000003.0 AS u, (g %% 1000003) / 1000003.0 AS v, (k %% 1000003) / 1000003.0 AS w
  FROM lines
), priced AS (
  SELECT *, CAST(floor(200 * u * u) AS INTEGER) AS product, 1 + CAST(floor(5 * v) AS INTEGER) AS quantity,
    CASE WHEN h %% 4 = 0 THEN 0.05 * (1 + g %% 6) ELSE 0 END AS discount
  FROM drawn
), sold AS (
  SELECT *, round(quantity * (5 + 300 * exp(-product / 60.0)) * exp(0.4 * (u + v + w - 1.5)) * (1 - discount)
    * (1 + 0.0003 * day) * (1 + 0.2 * cos(2 * pi() * dayofyear(date) / 365.25)), 2) AS sales
  FROM priced
)
SELECT 1000000 + line AS "Order ID", date AS "Order Date",
  CASE WHEN h %% 1009 = 0 THEN NULL ELSE ['North', 'South', 'East', 'West', 'Central'][1 + (h // 8) %% 5] END AS "Region",
  ['Furniture', 'Garden', 'Kitchen', 'Office', 'Outdoor', 'Tools'][1 + product %% 6] AS "Category",
  'Product ' || lpad(CAST(product AS VARCHAR), 3, '0') AS "Product",
  ['Web', 'Shop', 'Phone', 'Partner'][1 + (g // 16) %% 4] AS "Channel",
  'C' || lpad(CAST(CAST(floor(50000 * w * w) AS INTEGER) AS VARCHAR), 5, '0') AS "Customer ID",
  quantity AS "Quantity", CAST(discount AS DOUBLE) AS "Discount", sales AS "Sales",
  round(sales * (0.3 - discount) + 4 * (v - 0.5), 2) AS "Profit"
FROM sold ORDER BY line`
