-- How the golds read the tables: types are named here, not detected, so that a
-- value which the engine takes for something else is found. Paths are relative
-- to the folder of the tests.
CREATE TABLE sales AS SELECT * FROM read_csv('../../adapters/duckdb/sample/sales.csv.gz', header = true, columns = {
  'Order ID': 'VARCHAR', 'Order Date': 'DATE', 'Customer ID': 'VARCHAR', 'Segment': 'VARCHAR', 'Region': 'VARCHAR', 'State': 'VARCHAR',
  'Category': 'VARCHAR', 'Product': 'VARCHAR', 'Quantity': 'INTEGER', 'Sales': 'DOUBLE', 'Discount': 'DOUBLE', 'Profit': 'DOUBLE'});
CREATE TABLE customers AS SELECT * FROM read_csv('../../adapters/duckdb/sample/customers.csv.gz', header = true, columns = {
  'Customer ID': 'VARCHAR', 'Signup Date': 'DATE', 'Age': 'INTEGER', 'Age Group': 'VARCHAR', 'Segment': 'VARCHAR', 'Channel': 'VARCHAR',
  'Tenure Months': 'INTEGER', 'Orders': 'INTEGER', 'Order Value': 'DOUBLE', 'Lifetime Value': 'DOUBLE'});
CREATE TABLE inventory AS SELECT * FROM read_csv('../../adapters/duckdb/sample/inventory.csv.gz', header = true, columns = {
  'Date': 'DATE', 'Product Category': 'VARCHAR', 'Product': 'VARCHAR', 'Warehouse': 'VARCHAR', 'Demand': 'INTEGER', 'Stock': 'INTEGER',
  'Price': 'DOUBLE', 'Stockout': 'BOOLEAN'});
CREATE TABLE employment AS SELECT month::DATE AS month, * EXCLUDE (month) FROM
  (SELECT month, COLUMNS(* EXCLUDE (month))::DOUBLE FROM read_csv('testdata/tables/employment.csv', header = true, all_varchar = true));
CREATE TABLE investment AS SELECT * FROM read_csv('testdata/tables/investment.csv', header = true, columns = {
  'invest': 'DOUBLE', 'value': 'DOUBLE', 'capital': 'DOUBLE', 'firm': 'VARCHAR', 'year': 'INTEGER'});
CREATE TABLE crime AS SELECT state, COLUMNS(* EXCLUDE (state))::DOUBLE FROM read_csv('testdata/tables/crime.csv', header = true, all_varchar = true);
CREATE TABLE weborders AS SELECT * REPLACE (strptime(Bestelldatum, '%d/%m/%Y')::DATE AS Bestelldatum, Menge::INTEGER AS Menge,
  replace(Umsatz, ',', '.')::DOUBLE AS Umsatz, replace(Versandkosten, ',', '.')::DOUBLE AS Versandkosten)
  FROM read_csv('testdata/tables/weborders.csv', delim = ';', header = true, all_varchar = true);
CREATE TABLE subscriptions AS SELECT * FROM read_csv('testdata/tables/subscriptions.csv', header = true, columns = {
  'account_id': 'VARCHAR', 'plan': 'VARCHAR', 'billing_cycle': 'VARCHAR', 'country': 'VARCHAR', 'industry': 'VARCHAR', 'signup_date': 'DATE',
  'cancel_date': 'DATE', 'seats': 'INTEGER', 'mrr': 'DOUBLE', 'support_tickets': 'INTEGER', 'nps': 'INTEGER', 'churned': 'BOOLEAN'});
CREATE TABLE tickets AS SELECT * FROM read_csv('testdata/tables/tickets.csv', header = true, columns = {
  'Ticket No': 'VARCHAR', 'Opened At': 'TIMESTAMP', 'Closed At': 'TIMESTAMP', 'Channel': 'VARCHAR', 'Priority': 'VARCHAR', 'Team': 'VARCHAR',
  'Product': 'VARCHAR', 'Agent': 'VARCHAR', 'First Response Minutes': 'INTEGER', 'Resolution Hours': 'DOUBLE', 'Satisfaction': 'INTEGER', 'Reopened': 'VARCHAR'});
CREATE TABLE earthquakes AS SELECT * FROM read_csv('testdata/tables/earthquakes.csv', header = true, columns = {
  'time': 'TIMESTAMP', 'magnitude': 'DOUBLE', 'magnitude_type': 'VARCHAR', 'depth_km': 'DOUBLE', 'place': 'VARCHAR', 'region': 'VARCHAR',
  'type': 'VARCHAR', 'status': 'VARCHAR', 'felt_reports': 'INTEGER', 'significance': 'INTEGER', 'stations': 'INTEGER'});
